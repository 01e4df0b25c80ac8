package dev.crossover.router.batch;

import java.util.regex.Pattern;

import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;

/** Ids of batches, as callers send them. */
public final class BatchId {

	private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

	private BatchId() {
	}

	/**
	 * Checks what may be an id.
	 * @param id what was sent
	 * @return the id
	 * @throws ProblemException with 404 when no batch can have it
	 */
	public static String check(String id) {
		if (!FORM.matcher(id).matches()) {
			throw new ProblemException(ErrorCode.NOT_FOUND, "There is no such batch.");
		}
		return id;
	}

}
