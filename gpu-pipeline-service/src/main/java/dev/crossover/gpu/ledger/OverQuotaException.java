package dev.crossover.gpu.ledger;

/** Work was not accepted: its account has used up what it may use. */
public final class OverQuotaException extends RuntimeException {

	private static final long serialVersionUID = 1L;

}
