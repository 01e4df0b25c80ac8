package dev.crossover.gpu.completion;

import dev.crossover.gpu.dispatch.Hint;
import dev.crossover.gpu.ledger.AttemptId;
import dev.crossover.gpu.ledger.S3Location;
import dev.crossover.gpu.ledger.ShardKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Tests {@link Notification}. */
class NotificationTests {

	private static final JsonMapper json = JsonMapper.shared();

	private static final AttemptId ATTEMPT = new AttemptId(new ShardKey("batch_01", 7), 2);

	private static final String COMPLETED = """
			{"awsRegion":"us-east-1","eventTime":"2026-11-23T20:41:07Z","receivedTime":"2026-11-23T20:41:01Z",
			"invocationStatus":"Completed","requestParameters":{"contentType":"application/x-ndjson",
			"endpointName":"gpu","inputLocation":"s3://payloads/in"},"responseParameters":
			{"contentType":"application/x-ndjson","outputLocation":"s3://payloads/out"},
			"inferenceId":"batch_01-000007-2","eventVersion":"1.0","eventSource":"aws:sagemaker",
			"eventName":"InferenceResult"}""";

	private static final String FAILED = """
			{"invocationStatus":"Failed","failureReason":"something","requestParameters":{"endpointName":"gpu"},
			"inferenceId":"batch_01-000007-2"}""";

	@Test
	void readsASuccess() {
		assertThat(Notification.read(COMPLETED, json))
			.contains(new Notification(ATTEMPT, new Hint.Succeeded(new S3Location("payloads", "out"))));
	}

	@Test
	void readsASuccessThatDoesNotSayWhere() {
		String bare = """
				{"invocationStatus":"Completed","inferenceId":"batch_01-000007-2"}""";

		assertThat(Notification.read(bare, json)).contains(new Notification(ATTEMPT, new Hint.Succeeded(null)));
	}

	@Test
	void readsAFailure() {
		assertThat(Notification.read(FAILED, json)).contains(new Notification(ATTEMPT, new Hint.Failed(2)));
	}

	@Test
	void readsWhatSnsWrapped() {
		String wrapped = json
			.writeValueAsString(json.createObjectNode().put("Type", "Notification").put("Message", FAILED));

		assertThat(Notification.read(wrapped, json)).contains(new Notification(ATTEMPT, new Hint.Failed(2)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "[]", "{\"inferenceId\":7}",
			"{\"inferenceId\":\"other\",\"invocationStatus\":\"Completed\"}",
			"{\"inferenceId\":\"batch_01-000007-2\",\"invocationStatus\":\"Dreaming\"}" })
	void readWhenNothingOfOursIsEmpty(String body) {
		assertThat(Notification.read(body, json)).isEmpty();
	}

	@Test
	void readWhenNotJsonFails() {
		assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> Notification.read("not json", json));
	}

}
