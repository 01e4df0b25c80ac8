package dev.crossover.cli.terminal;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Shows how far a batch has come: a bar that is redrawn on a terminal, a line every ten
 * percent or change of stage elsewhere.
 */
public final class ProgressBar {

	private static final int WIDTH = 30;

	private static final int STEP = 10;

	private final PrintWriter out;

	private final boolean redraw;

	private final Instant started;

	private String lastStage = "";

	private long lastStep = -1;

	public ProgressBar(PrintWriter out, Instant started) {
		this(out, started, System.console() != null && System.console().isTerminal());
	}

	ProgressBar(PrintWriter out, Instant started, boolean redraw) {
		this.out = out;
		this.started = started;
		this.redraw = redraw;
	}

	/**
	 * Shows the progress.
	 * @param stage what is happening
	 * @param done documents that ended
	 * @param total documents of the batch
	 * @param now the time
	 */
	public void show(String stage, long done, long total, Instant now) {
		if (this.redraw) {
			this.out.print("\r\u001b[2K" + line(stage, done, total, now));
		}
		else if (isNews(stage, done, total)) {
			this.out.println(line(stage, done, total, now));
		}
		this.out.flush();
	}

	/** Ends the line. */
	public void end() {
		if (this.redraw) {
			this.out.println();
		}
		this.out.flush();
	}

	private boolean isNews(String stage, long done, long total) {
		long step = (total == 0) ? 0 : done * 100 / total / STEP;
		boolean news = !stage.equals(this.lastStage) || step != this.lastStep;
		this.lastStage = stage;
		this.lastStep = step;
		return news;
	}

	private String line(String stage, long done, long total, Instant now) {
		double share = (total == 0) ? 0 : (double) done / total;
		int filled = (int) (share * WIDTH);
		double seconds = Math.max(0.001, Duration.between(this.started, now).toMillis() / 1_000.0);
		double rate = done / seconds;
		String left = (done == 0 || done == total) ? "" : ", %.0f s left".formatted((total - done) / rate);
		return String.format(Locale.ROOT, "  [%s%s] %3.0f %%  %,d/%,d  %.0f documents/s%s  %s", "#".repeat(filled),
				" ".repeat(WIDTH - filled), share * 100, done, total, rate, left, stage);
	}

}
