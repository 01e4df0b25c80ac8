/** Tests of lanes. */
@NullMarked
package dev.crossover.cpu.lane;

import org.jspecify.annotations.NullMarked;
