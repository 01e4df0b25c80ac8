package dev.crossover.model.invocation;

/**
 * A line of a body.
 *
 * @param bytes what it holds, without its end
 * @param cut whether it was longer than allowed; what it holds is then worth nothing
 */
record Line(byte[] bytes, boolean cut) {

}
