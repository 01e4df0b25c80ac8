package dev.crossover.gpu.ledger;

/** The batch is no longer ours to stage: another process does, or it has ended. */
public final class SupersededException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	SupersededException(StagingTerm term) {
		super("Staging %d of %s is over".formatted(term.number(), term.batch().id()));
	}

}
