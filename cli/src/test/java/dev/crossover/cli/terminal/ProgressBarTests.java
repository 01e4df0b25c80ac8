package dev.crossover.cli.terminal;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of {@link ProgressBar}. */
class ProgressBarTests {

	private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

	private final StringWriter written = new StringWriter();

	@Test
	void showsRateAndTimeLeft() {
		bar(false).show("classifying", 250, 1_000, START.plusSeconds(5));

		assertThat(this.written.toString()).contains(" 25 %", "250/1,000", "50 documents/s", "15 s left",
				"classifying");
	}

	@Test
	void writesALineForEveryTenPercentWithoutATerminal() {
		ProgressBar bar = bar(false);
		for (int done = 0; done <= 1_000; done++) {
			bar.show("classifying", done, 1_000, START.plusSeconds(1 + done));
		}

		assertThat(this.written.toString().lines()).hasSize(11);
	}

	@Test
	void writesALineWhenTheStageChanges() {
		ProgressBar bar = bar(false);
		bar.show("the GPU is waking", 0, 1_000, START);
		bar.show("the GPU is waking", 0, 1_000, START.plusSeconds(1));
		bar.show("classifying", 0, 1_000, START.plusSeconds(2));

		assertThat(this.written.toString().lines()).hasSize(2);
	}

	@Test
	void redrawsItsLineOnATerminal() {
		ProgressBar bar = bar(true);
		bar.show("classifying", 1, 10, START.plusSeconds(1));
		bar.show("classifying", 2, 10, START.plusSeconds(2));
		bar.end();

		assertThat(this.written.toString().split("\r", -1)).hasSize(3);
	}

	@Test
	void showsAnEmptyBatchWithoutDividingByZero() {
		bar(false).show("reading", 0, 0, START);

		assertThat(this.written.toString()).contains("0 %", "0/0");
	}

	private ProgressBar bar(boolean redraw) {
		return new ProgressBar(new PrintWriter(this.written, true), START, redraw);
	}

}
