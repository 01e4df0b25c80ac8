package dev.crossover.results.replication;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;

import dev.crossover.common.document.DocumentError;
import dev.crossover.common.result.ResultLine;
import org.jspecify.annotations.Nullable;

/**
 * Documents as arrays, one for each column: PostgreSQL takes thousands of rows in one
 * statement with a fixed number of parameters that way.
 *
 * @param lines the documents' results
 */
record DocumentColumns(List<ResultLine> lines) {

	/**
	 * The columns.
	 * @return index, id, outcome, truncated, the error's code, message and retryable
	 */
	List<Object> inOrder() {
		return List.of(column(Long[]::new, ResultLine::index), column(String[]::new, (line) -> text(line.id())),
				column(String[]::new, (line) -> line.outcome().name().toLowerCase(Locale.ROOT)),
				column(Boolean[]::new, (line) -> Boolean.TRUE.equals(line.truncated())),
				errors(String[]::new, (error) -> text(error.code())),
				errors(String[]::new, (error) -> text(error.message())),
				errors(Boolean[]::new, DocumentError::retryable));
	}

	/**
	 * A text as PostgreSQL can keep it.
	 * @param text any text
	 * @return the text, with a replacement character for every NUL
	 */
	static @Nullable String text(@Nullable String text) {
		return (text != null) ? text.replace('\0', '\uFFFD') : null;
	}

	private <T> T[] errors(IntFunction<T[]> array, Function<DocumentError, @Nullable T> value) {
		return column(array,
				(line) -> (line.error() != null) ? value.apply(Objects.requireNonNull(line.error())) : null);
	}

	private <T> T[] column(IntFunction<T[]> array, Function<ResultLine, @Nullable T> value) {
		return this.lines.stream().map(value).toArray(array);
	}

}
