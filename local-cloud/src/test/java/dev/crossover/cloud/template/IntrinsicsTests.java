package dev.crossover.cloud.template;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class IntrinsicsTests {

	private static final String TEMPLATE = """
			{
				"Parameters": { "Stage": { "Type": "String", "Default": "test" }, "Image": { "Type": "String" } },
				"Conditions": {
					"IsTest": { "Fn::Equals": [{ "Ref": "Stage" }, "test"] },
					"IsLive": { "Fn::Not": [{ "Condition": "IsTest" }] },
					"Any": { "Fn::Or": [{ "Condition": "IsLive" }, { "Condition": "IsTest" }] },
					"Both": { "Fn::And": [{ "Condition": "IsLive" }, { "Condition": "IsTest" }] }
				},
				"Mappings": { "Sizes": { "us-east-1": { "small": "1" } } }
			}""";

	private final Scope scope = new Scope(new Template("Stack", json(TEMPLATE)), Map.of("Image", "server:1"),
			Map.of("Other:Arn", StringNode.valueOf("arn:other")));

	private final Intrinsics intrinsics = new Intrinsics(this.scope);

	IntrinsicsTests() {
		this.scope.created("Queue", new Resource("http://queue", Map.of("Arn", "arn:aws:sqs:queue", "A.B", "nested")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			{"Ref":"Queue"}                                           | http://queue
			{"Ref":"Stage"}                                           | test
			{"Ref":"Image"}                                           | server:1
			{"Ref":"AWS::Region"}                                     | us-east-1
			{"Ref":"AWS::AccountId"}                                  | 000000000000
			{"Fn::GetAtt":["Queue","Arn"]}                            | arn:aws:sqs:queue
			{"Fn::GetAtt":"Queue.A.B"}                                | nested
			{"Fn::Join":["-",["a",{"Ref":"Stage"},"b"]]}              | a-test-b
			{"Fn::Sub":"${Stage}/${Queue.Arn}/${!kept}/${AWS::Partition}"} | test/arn:aws:sqs:queue/${kept}/aws
			{"Fn::Sub":["${Own}-${Stage}",{"Own":{"Ref":"Image"}}]}   | server:1-test
			{"Fn::Select":["1",{"Fn::Split":[":",{"Ref":"Image"}]}]}  | 1
			{"Fn::ImportValue":{"Fn::Sub":"Other:${X}"}}              | fails: Ref X
			{"Fn::ImportValue":"Other:Arn"}                           | arn:other
			{"Fn::FindInMap":["Sizes",{"Ref":"AWS::Region"},"small"]} | 1
			{"Fn::If":["IsTest","yes","no"]}                          | yes
			{"Fn::If":["IsLive","yes","no"]}                          | no
			{"Fn::If":["Any","yes","no"]}                             | yes
			{"Fn::If":["Both","yes","no"]}                            | no
			{"Ref":"Nothing"}                                         | fails: Ref Nothing
			{"Fn::GetAtt":["Queue","Color"]}                          | fails: Fn::GetAtt Queue.Color
			{"Fn::ImportValue":"Unknown"}                             | fails: Fn::ImportValue Unknown
			{"Fn::Cidr":["10.0.0.0/16",1,8]}                          | fails: Fn::Cidr
			""")
	void functionMeansWhatCloudFormationSays(String function, String meaning) {
		if (meaning.startsWith("fails: ")) {
			assertThatExceptionOfType(TemplateException.class).isThrownBy(() -> this.intrinsics.resolve(json(function)))
				.withMessageStartingWith("Stack: ")
				.withMessageContaining(meaning.substring("fails: ".length()));
		}
		else {
			assertThat(this.intrinsics.resolve(json(function)).map(JsonNode::asString)).hasValue(meaning);
		}
	}

	@Test
	void noValueRemovesThePropertyAndTheElement() {
		JsonNode node = json("""
				{"kept":[1,{"Ref":"AWS::NoValue"},"a"],"gone":{"Ref":"AWS::NoValue"}}""");

		assertThat(this.intrinsics.resolve(node)).hasValue(json("{\"kept\":[1,\"a\"]}"));
	}

	@Test
	void conditionOfAPolicyStatementIsNoFunction() {
		JsonNode node = json("""
				{"Condition":{"Bool":{"aws:SecureTransport":"false"}}}""");

		assertThat(this.intrinsics.resolve(node)).hasValue(node);
	}

	@Test
	void parameterWithoutValueIsNamed() {
		assertThatExceptionOfType(TemplateException.class)
			.isThrownBy(() -> new Scope(new Template("Stack", json(TEMPLATE)), Map.of(), Map.of()))
			.withMessageContaining("--parameter Image=");
	}

	private static JsonNode json(String text) {
		return JsonMapper.shared().readTree(text);
	}

}
