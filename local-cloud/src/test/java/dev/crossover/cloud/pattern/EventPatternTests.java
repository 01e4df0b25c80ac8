package dev.crossover.cloud.pattern;

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
			{"source":"shop","tags":["red","blue"],"detail":{"n":5,"state":"Open","none":null,"on":true,"star":"a*b",
			"ip":"10.0.0.7","items":[{"sku":"a","n":1},{"sku":"b","n":2}]}}""";

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
			{"detail":{"none":[{"exists":true}]}}                 | true
			{"detail":{"state":["open"]}}                         | false
			{"detail":{"state":[{"prefix":{"equals-ignore-case":"oP"}}]}} | true
			{"detail":{"state":[{"suffix":{"equals-ignore-case":"EN"}}]}} | true
			{"detail":{"state":[{"wildcard":"O*n"}]}}             | true
			{"detail":{"state":[{"wildcard":"*p*"}]}}             | true
			{"detail":{"state":[{"wildcard":"p*"}]}}              | false
			{"detail":{"star":[{"wildcard":"a\\\\*b"}]}}           | true
			{"detail":{"state":[{"wildcard":"O\\\\*n"}]}}          | false
			{"detail":{"state":[{"anything-but":{"prefix":["X","O"]}}]}} | false
			{"detail":{"state":[{"anything-but":{"suffix":"x"}}]}} | true
			{"detail":{"state":[{"anything-but":{"wildcard":"*e*"}}]}} | false
			{"detail":{"state":[{"anything-but":{"equals-ignore-case":["OPEN","SHUT"]}}]}} | false
			{"detail":{"n":[{"anything-but":[4,6]}]}}             | true
			{"detail":{"n":[{"prefix":"5"}]}}                     | false
			{"detail":{"ip":[{"cidr":"10.0.0.0/24"}]}}            | true
			{"detail":{"ip":[{"cidr":"10.0.1.0/24"}]}}            | false
			{"detail":{"ip":[{"cidr":"2001:db8::/32"}]}}          | false
			{"detail":{"$or":[{"n":[6]},{"state":["Open"]}]}}     | true
			{"source":["shop"],"$or":[{"detail":{"n":[6]}},{"tags":["green"]}]} | false
			{"detail":{"items":{"sku":["b"],"n":[2]}}}            | true
			{"detail":{"items":{"sku":["a"],"n":[2]}}}            | false
			{"detail":{"none":[null,"x"]}}                        | true
			{"detail":{"state":["",{"prefix":"O"}]}}              | true
			""")
	void takesWhatEveryFieldMatches(String pattern, boolean matches) {
		EventPattern.check(json(pattern));

		assertThat(EventPattern.matches(json(pattern), json(EVENT))).isEqualTo(matches);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "{\"source\":\"shop\"}", "{\"a\":[]}", "{\"a\":[{\"magic\":\"s\"}]}",
			"{\"n\":[{\"numeric\":[\"~\",5]}]}", "{\"$or\":[{\"a\":1},{\"b\":[1]}]}", "{\"a\":[[1]]}",
			"{\"a\":[{\"exists\":\"yes\"}]}", "{\"a\":[{\"prefix\":\"a\",\"suffix\":\"b\"}]}",
			"{\"a\":[{\"wildcard\":\"a**b\"}]}", "{\"a\":[{\"prefix\":5}]}", "{\"a\":[{\"cidr\":\"localhost/8\"}]}",
			"{\"a\":[{\"anything-but\":{\"numeric\":[\">\",1]}}]}" })
	void refusesAPatternItCannotFollow(String pattern) {
		assertThatExceptionOfType(AwsError.class).isThrownBy(() -> EventPattern.check(json(pattern)));
	}

	private static JsonNode json(String text) {
		return JsonMapper.shared().readTree(text);
	}

}
