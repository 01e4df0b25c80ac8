package dev.crossover.router.event;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.crossover.router.watch.Sighting;

/**
 * What a client has been told of a batch.
 *
 * @param steps how many of the {@link Step} values are behind it
 * @param progress names the progress that it was told last, {@code 0} when none
 * @param end whether it was told the end
 */
record Position(int steps, String progress, boolean end) {

	/** Nothing was told. */
	static final Position START = new Position(0, "0", false);

	private static final Pattern FORM = Pattern.compile("([0-6])\\.([0-9a-f]{1,12})(\\.end)?");

	private static final int PROGRESS = 12;

	/**
	 * Reads a position.
	 * @param text what {@link #text} gave
	 * @return the position, or empty when it is none
	 */
	static Optional<Position> of(String text) {
		Matcher matcher = FORM.matcher(text);
		return matcher.matches()
				? Optional
					.of(new Position(Integer.parseInt(matcher.group(1)), matcher.group(2), matcher.group(3) != null))
				: Optional.empty();
	}

	String text() {
		return this.steps + "." + this.progress + (this.end ? ".end" : "");
	}

	/**
	 * Whether a step is news.
	 * @param step a step that the batch has come to
	 * @return whether it is ahead of what was told
	 */
	boolean isBefore(Step step) {
		return step.ordinal() >= this.steps;
	}

	/**
	 * Whether a batch's progress was told.
	 * @param batch the batch
	 * @return whether it was
	 */
	boolean knowsProgressOf(Sighting batch) {
		return this.progress.equals(progress(batch));
	}

	Position after(Step step) {
		return new Position(step.ordinal() + 1, this.progress, this.end);
	}

	Position afterProgressOf(Sighting batch) {
		return new Position(this.steps, progress(batch), this.end);
	}

	Position afterEnd() {
		return new Position(this.steps, this.progress, true);
	}

	private static String progress(Sighting batch) {
		return batch.tag().replace("-", "").substring(0, PROGRESS);
	}

}
