package dev.crossover.cloud.events;

import dev.crossover.cloud.aws.AwsError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What event patterns take, and which are refused. */
class EventPatternTests {

	private static final String EVENT = """
			{"source":"shop","tags":["red","blue"],"detail":{"n":5,"state":"Open","none":null,"on":true}}""";

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"source":["shop"]}                                   | true
			{"source":["bank","shop"]}                            | true
			{"source":["bank"]}                                   | false
			{"tags":["blue"]}                                     | true
			{"tags":["green"]}                                    | false
			{"detail":{"state":[{"prefix":"Op"}]}}                | true
			{"detail":{"state":[{"suffix":"Op"}]}}                | false
			{"detail":{"state":[{"equals-ignore-case":"OPEN"}]}}  | true
			{"detail":{"state":[{"anything-but":["Open"]}]}}      | false
			{"detail":{"state":[{"anything-but":"Shut"}]}}        | true
			{"detail":{"state":[{"anything-but":{"prefix":"O"}}]}} | false
			{"detail":{"missing":[{"anything-but":"Shut"}]}}      | false
			{"detail":{"n":[5]}}                                  | true
			{"detail":{"n":[{"numeric":[">",4,"<=",5]}]}}         | true
			{"detail":{"n":[{"numeric":["<",5]}]}}                | false
			{"detail":{"none":[null]}}                            | true
			{"detail":{"on":[true]}}                              | true
			{"detail":{"on":["true"]}}                            | false
			{"detail":{"n":[{"exists":true}]}}                    | true
			{"detail":{"n":[{"exists":false}]}}                   | false
			{"detail":{"missing":[{"exists":false}]}}             | true
			{"other":{"deep":[{"exists":false}]}}                 | true
			""")
	void takesWhatEveryFieldMatches(String pattern, boolean matches) {
		EventPattern.check(json(pattern));

		assertThat(EventPattern.matches(json(pattern), json(EVENT))).isEqualTo(matches);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "{\"source\":\"shop\"}", "{\"source\":[{\"wildcard\":\"s*\"}]}",
			"{\"n\":[{\"numeric\":[\"~\",5]}]}", "{\"$or\":[{\"a\":[1]}]}" })
	void refusesAPatternItCannotFollow(String pattern) {
		assertThatExceptionOfType(AwsError.class).isThrownBy(() -> EventPattern.check(json(pattern)));
	}

	private static JsonNode json(String text) {
		return JsonMapper.shared().readTree(text);
	}

}
