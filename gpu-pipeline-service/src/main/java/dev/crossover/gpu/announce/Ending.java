package dev.crossover.gpu.announce;

import java.util.Locale;

import dev.crossover.common.document.DocumentError;
import dev.crossover.common.result.Outcome;
import dev.crossover.common.result.ResultLine;
import dev.crossover.common.result.StagedDocument;
import org.jspecify.annotations.Nullable;

/** How the documents of a batch end that are not to run any more. */
public enum Ending {

	/** The batch was canceled. */
	CANCELED(Outcome.CANCELED, null),

	/** The window of the batch is over. */
	EXPIRED(Outcome.EXPIRED, new DocumentError("expired",
			"The completion window ended before this document could be classified. Send it again.", true));

	private final Outcome outcome;

	private final @Nullable DocumentError error;

	Ending(Outcome outcome, @Nullable DocumentError error) {
		this.outcome = outcome;
		this.error = error;
	}

	// Of a document, its result.
	ResultLine line(StagedDocument document) {
		return new ResultLine(document.id(), document.index(), this.outcome, null, null, this.error);
	}

	// What an output is named after that no attempt wrote.
	String origin() {
		return name().toLowerCase(Locale.ROOT);
	}

}
