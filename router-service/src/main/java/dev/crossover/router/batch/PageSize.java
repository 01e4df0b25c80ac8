package dev.crossover.router.batch;

import java.math.BigInteger;
import java.util.regex.Pattern;

import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** How many things a page holds. */
final class PageSize {

	private static final int DEFAULT = 20;

	private static final int MOST = 100;

	private static final Pattern NUMBER = Pattern.compile("[0-9]{1,20}");

	private PageSize() {
	}

	/**
	 * Reads a page size: without one, or with 0, the page has a usual size, and one that
	 * asks for too many holds as many as a page can.
	 * @param size what was sent
	 * @return how many
	 * @throws ProblemException when it is no count
	 */
	static int of(@Nullable String size) {
		if (size == null || size.isEmpty()) {
			return DEFAULT;
		}
		if (!NUMBER.matcher(size).matches()) {
			throw ProblemException.at(ErrorCode.INVALID_REQUEST, "page_size",
					"The page size is 1 to %d.".formatted(MOST));
		}
		int wanted = new BigInteger(size).min(BigInteger.valueOf(MOST)).intValue();
		return (wanted == 0) ? DEFAULT : wanted;
	}

}
