package dev.crossover.gpu.intake;

import java.time.Instant;

import dev.crossover.common.CommonHttp;
import dev.crossover.common.document.DocumentFormat;
import dev.crossover.common.document.MalformedSubmissionException;
import dev.crossover.common.ledger.Batch;
import dev.crossover.common.ledger.BatchRequest;
import dev.crossover.common.ledger.Counts;
import dev.crossover.common.ledger.Milestones;
import dev.crossover.gpu.Requests;
import dev.crossover.policy.routing.Pipeline;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;

/** Tests {@link BatchController}. */
@WebMvcTest(BatchController.class)
@ImportAutoConfiguration(CommonHttp.class)
class BatchControllerTests {

	private static final Instant NOW = Instant.parse("2026-11-23T20:41:07Z");

	private final BatchRequest request = Requests.to(Pipeline.GPU);

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JsonMapper json;

	@MockitoBean
	private Intake intake;

	@Test
	void createAnswersWithTheBatch() {
		given(this.intake.accept(eq(this.request), argThat((submission) -> submission != null
				&& submission.format() == DocumentFormat.CSV && "body".equals(submission.textColumn())), any()))
			.willReturn(queued());

		assertThat(post("text/csv; charset=utf-8").param("text_column", "body")).hasStatus(HttpStatus.CREATED)
			.bodyJson()
			.hasPathSatisfying("$.id", (id) -> assertThat(id).isEqualTo("batch_01"))
			.hasPathSatisfying("$.state", (state) -> assertThat(state).isEqualTo("queued"))
			.hasPathSatisfying("$.pipeline", (pipeline) -> assertThat(pipeline).isEqualTo("gpu"))
			.hasPathSatisfying("$.counts.pending", (pending) -> assertThat(pending).isEqualTo(3));
	}

	@Test
	void createWhenMalformedIsAProblem() {
		given(this.intake.accept(any(), any(), any()))
			.willThrow(new MalformedSubmissionException("invalid_json", "Not an array."));

		assertThat(post("application/json")).hasStatus(HttpStatus.BAD_REQUEST)
			.bodyJson()
			.hasPathSatisfying("$.code", (code) -> assertThat(code).isEqualTo("invalid_json"));
	}

	@Test
	void createWhenMediaTypeUnknownIsUnsupported() {
		assertThat(post("application/xml")).hasStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
			.bodyJson()
			.hasPathSatisfying("$.code", (code) -> assertThat(code).isEqualTo("unsupported_media_type"));
	}

	@Test
	void createWhenCodingUnknownIsUnsupported() {
		assertThat(post("text/csv").header("Content-Encoding", "br")).hasStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
	}

	@Test
	void createWhenHeaderUnreadableIsABadRequest() {
		assertThat(this.mvc.post().uri("/internal/batches").header(BatchRequest.HEADER, "%%").contentType("text/csv"))
			.hasStatus(HttpStatus.BAD_REQUEST);
	}

	private MockMvcRequestBuilder post(String contentType) {
		return this.mvc.post()
			.uri("/internal/batches")
			.header(BatchRequest.HEADER, this.request.toHeader(this.json))
			.header("Content-Type", contentType)
			.content("text\nfirst\n");
	}

	private Batch queued() {
		return new Batch("batch_01", this.request.account(), this.request.models(), Pipeline.GPU, this.request.window(),
				this.request.decision(), 1, new Counts(3, 0, 0, 0, 0),
				new Milestones(NOW, NOW, null, null, null, null, NOW.plusSeconds(3_600)));
	}

}
