package dev.crossover.router.batch;

import dev.crossover.router.RouterAmongStandIns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/** What is no description of an uploaded batch is refused before anyone is asked. */
class UploadedBatchTests extends RouterAmongStandIns {

	@ParameterizedTest
	@ValueSource(
			strings = { "s3://other-bucket/x", "s3://payloads/batches/x", "s3://b/../x", "https://169.254.169.254" })
	void inputFromElsewhereIsAnUnknownField(String uri) {
		MvcTestResult answer = submit("/v1/batches",
				"{\"input_uri\":\"%s\",\"models\":[\"sentiment\"]}".formatted(uri));

		assertThat(answer).hasStatus(400).bodyJson().extractingPath("$.code").isEqualTo("unknown_field");
		assertThat(answer).bodyJson().extractingPath("$.errors[0].pointer").isEqualTo("/input_uri");
		assertThat(DYNAMO.asked()).as("calls of S3").allMatch((asked) -> asked.header("X-Amz-Target") != null);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/v1/batches                  | {"models":["sentiment"]}                         | 400 | invalid_request
			/v1/batches                  | {"upload_id":"x"}                                | 400 | invalid_request
			/v1/batches                  | {"upload_id":"x","models":["nonsense"]}          | 400 | unknown_model
			/v1/batches                  | {"upload_id":7,"models":["sentiment"]}           | 400 | invalid_request
			/v1/batches                  | {"upload_id":"x"                                 | 400 | invalid_json
			/v1/batches?models=sentiment | {"upload_id":"x","models":["sentiment"]}         | 400 | invalid_request
			/v1/batches                  | {"upload_id":"x","models":["sentiment"]}         | 404 | not_found
			""")
	void rejectsWhatDescribesNoUpload(String path, String body, int status, String code) {
		assertThat(submit(path, " \n" + body)).hasStatus(status).bodyJson().extractingPath("$.code").isEqualTo(code);
	}

	@Test
	void rejectsALongDescription() {
		assertThat(submit("/v1/batches", "{\"upload_id\":\"%s\"}".formatted("x".repeat(20_000)))).hasStatus(413);
	}

	private MvcTestResult submit(String path, String body) {
		return this.mvc.post()
			.uri(path)
			.header("Authorization", STANDARD)
			.header("Content-Type", "application/json")
			.content(body)
			.exchange();
	}

}
