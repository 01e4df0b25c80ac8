package dev.crossover.results.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.crossover.common.result.ResultLine;
import dev.crossover.results.Lines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What passes as results, and what does not. */
class ResultLineReaderTests {

	private static final String GOOD = """
			{"id":"a","index":0,"outcome":"succeeded","predictions":{"sentiment":{"label":"positive","score":0.9},"intent":{"label":"x","score":1}}}
			""";

	private final ResultLineReader reader = new ResultLineReader(new JsonMapper());

	@Test
	void readsWhatIsWellFormed() throws IOException {
		List<ResultLine> lines = read(GOOD, 1);

		assertThat(lines).singleElement().extracting(ResultLine::id).isEqualTo("a");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\n", "{", "[]", "null", "{}", """
			{"outcome":"errored","error":{"code":"a","message":"b","retryable":false}}""", """
			{"index":0}""", """
			{"index":-1,"outcome":"errored","error":{"code":"a","message":"b","retryable":false}}""", """
			{"index":"0","outcome":"errored","error":{"code":"a","message":"b","retryable":false}}""", """
			{"index":0.5,"outcome":"errored","error":{"code":"a","message":"b","retryable":false}}""", """
			{"index":0,"outcome":1,"error":{"code":"a","message":"b","retryable":false}}""", """
			{"index":0,"outcome":"done","error":{"code":"a","message":"b","retryable":false}}""", """
			{"index":0,"outcome":"errored"}""", """
			{"index":0,"outcome":"errored","error":{"message":"b","retryable":false}}""", """
			{"index":0,"outcome":"errored","error":{"code":"a","message":"b"}}""", """
			{"index":0,"outcome":"succeeded"}""", """
			{"index":0,"outcome":"succeeded","predictions":{}}""", """
			{"index":0,"outcome":"succeeded","predictions":{"sentiment":{"label":"a","score":1}}}""", """
			{"index":0,"outcome":"succeeded","predictions":{"sentiment":null,"intent":{"label":"a","score":1}}}""",
			"""
					{"index":0,"outcome":"succeeded","predictions":{"sentiment":{"label":"a"},"intent":{"label":"a","score":1}}}""",
			"""
					{"index":0,"outcome":"succeeded","predictions":{"sentiment":{"score":1},"intent":{"label":"a","score":1}}}""",
			"""
					{"index":0,"outcome":"succeeded","predictions":{"sentiment":{"label":"a","score":1.5},"intent":{"label":"a","score":1}}}""",
			"""
					{"index":0,"outcome":"succeeded","predictions":{"sentiment":{"label":"a","score":"NaN"},"intent":{"label":"a","score":1}}}""",
			"""
					{"index":0,"outcome":"succeeded","predictions":{"sentiment":{"label":"a","score":1},"other":{"label":"a","score":1}}}""" })
	void refusesWhatIsNotWellFormedWithoutQuotingIt(String line) {
		assertThatExceptionOfType(UnacceptableResultsException.class)
			.isThrownBy(() -> ResultRules.of(Lines.MODELS).check(read(line + "\n", 1)))
			.withNoCause()
			.withMessageNotContaining("label");
	}

	@Test
	void readWhenThereAreMoreOrFewerLinesIsRefused() {
		assertThatExceptionOfType(UnacceptableResultsException.class).isThrownBy(() -> read(GOOD, 2))
			.withMessageContaining("fewer");
		assertThatExceptionOfType(UnacceptableResultsException.class).isThrownBy(() -> read(GOOD + GOOD, 1))
			.withMessageContaining("more");
	}

	@Test
	void checkWhenAnIndexComesTwiceIsRefused() {
		assertThatExceptionOfType(UnacceptableResultsException.class)
			.isThrownBy(() -> ResultRules.of(Lines.MODELS).check(read(GOOD + GOOD, 2)))
			.withMessageContaining("twice");
	}

	@Test
	void readWhenNotUtf8IsRefused() {
		byte[] latin1 = GOOD.replace("\"a\"", "\"\u00e4\"").getBytes(StandardCharsets.ISO_8859_1);

		assertThatExceptionOfType(UnacceptableResultsException.class)
			.isThrownBy(() -> this.reader.read(new ByteArrayInputStream(latin1), 1));
	}

	@Test
	void readWhenALineIsTooLongIsRefused() {
		String line = GOOD.replace("\"a\"", "\"" + "a".repeat(ResultLineReader.LINE_LIMIT) + "\"");

		assertThatExceptionOfType(UnacceptableResultsException.class).isThrownBy(() -> read(line, 1));
	}

	private List<ResultLine> read(String lines, int expected) throws IOException {
		return this.reader.read(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), expected);
	}

}
