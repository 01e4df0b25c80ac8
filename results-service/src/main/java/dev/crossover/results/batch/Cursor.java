package dev.crossover.results.batch;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.InputError;
import dev.crossover.common.problem.ProblemException;

import org.springframework.util.Assert;

/**
 * Where a reader goes on, opaque to the reader: its form may change, so nobody should
 * build one.
 *
 * @param kind what it is a cursor of
 * @param place where to go on
 */
record Cursor(Kind kind, String place) {

	private static final Pattern SHARD = Pattern.compile("[0-9]{1,6}");

	/** What a cursor goes through. */
	enum Kind {

		/** The results of a batch. */
		RESULTS('r'),

		/** The batches of an account. */
		BATCHES('b');

		private final char mark;

		Kind(char mark) {
			this.mark = mark;
		}

	}

	/**
	 * The cursor as a reader gets it.
	 * @return letters, digits, hyphens and underscores
	 */
	String text() {
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString((this.kind.mark + this.place).getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * A cursor that a reader sent.
	 * @param kind what it should be a cursor of
	 * @param text the cursor
	 * @return the cursor
	 * @throws ProblemException when it is none of ours
	 */
	static Cursor of(Kind kind, String text) {
		try {
			String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
			Assert.isTrue(plain.length() > 1 && plain.charAt(0) == kind.mark, "a cursor of something else");
			return new Cursor(kind, plain.substring(1));
		}
		catch (IllegalArgumentException ex) {
			throw invalid();
		}
	}

	/**
	 * The cursor of a shard.
	 * @param shard the shard to go on with
	 * @return the cursor
	 */
	static Cursor ofShard(int shard) {
		return new Cursor(Kind.RESULTS, Integer.toString(shard));
	}

	/**
	 * The shard to go on with.
	 * @return the shard
	 * @throws ProblemException when there is no such shard
	 */
	int shard() {
		if (!SHARD.matcher(this.place).matches()) {
			throw invalid();
		}
		return Integer.parseInt(this.place);
	}

	private static ProblemException invalid() {
		return new ProblemException(ErrorCode.INVALID_REQUEST, "The cursor is not one that an earlier answer gave.",
				List.of(InputError.at("after", "invalid_cursor", "Leave it out to begin from the start.")));
	}

}
