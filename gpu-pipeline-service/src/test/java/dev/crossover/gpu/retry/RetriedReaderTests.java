package dev.crossover.gpu.retry;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

import dev.crossover.common.document.DocumentError;
import dev.crossover.common.document.DocumentLine;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** Two streams become one submission again. */
class RetriedReaderTests {

	private final List<DocumentLine> read = new ArrayList<>();

	@Test
	void mergesInTheOrderOfTheInputAndNumbersAnew() throws IOException {
		readAll(new RetriedReader(accepted(3, 4, 9), refused(0, 7, 12), 6));

		assertThat(this.read).extracting(DocumentLine::id).containsExactly("0", "3", "4", "7", "9", "12");
		assertThat(this.read).extracting(DocumentLine::index).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
	}

	@Test
	void readsNoFurtherThanItMust() throws IOException {
		Iterator<DocumentLine> accepted = accepted(1, 2, 3, 4);

		readAll(new RetriedReader(accepted, refused(), 2));

		assertThat(this.read).hasSize(2);
		assertThat(accepted).toIterable().extracting(DocumentLine::id).containsExactly("3", "4");
	}

	@Test
	void endsWithAnExceptionWhenDocumentsAreMissing() {
		assertThatIOException().isThrownBy(() -> readAll(new RetriedReader(accepted(1), refused(2), 3)))
			.withMessage("only 2 of 3 documents are found");
	}

	private void readAll(RetriedReader reader) throws IOException {
		DocumentLine next = reader.next();
		while (next != null) {
			this.read.add(next);
			next = reader.next();
		}
	}

	private static Iterator<DocumentLine> accepted(long... indexes) {
		return Arrays.stream(indexes)
			.<DocumentLine>mapToObj((index) -> new DocumentLine.Accepted(index, Long.toString(index), "text"))
			.iterator();
	}

	private static Iterator<DocumentLine> refused(long... indexes) {
		return Arrays.stream(indexes)
			.<DocumentLine>mapToObj((index) -> new DocumentLine.Refused(index, Long.toString(index),
					new DocumentError("empty_text", "line 1: The text is empty.", false)))
			.iterator();
	}

}
