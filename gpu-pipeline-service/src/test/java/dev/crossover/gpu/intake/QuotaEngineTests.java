package dev.crossover.gpu.intake;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.crossover.common.document.ContentCoding;
import dev.crossover.common.document.DocumentFormat;
import dev.crossover.common.document.MalformedSubmissionException;
import dev.crossover.common.document.Submission;
import dev.crossover.common.ledger.Batch;
import dev.crossover.common.ledger.BatchRequest;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.common.usage.Charge;
import dev.crossover.common.usage.DayUsage;
import dev.crossover.gpu.EngineTest;
import dev.crossover.gpu.Requests;
import dev.crossover.gpu.Story;
import dev.crossover.gpu.TestClock;
import dev.crossover.gpu.ledger.Batches;
import dev.crossover.gpu.ledger.UsedDays;
import dev.crossover.policy.account.Quotas;
import dev.crossover.policy.routing.Pipeline;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Batches are accepted up to exactly what their account may use. */
@EngineTest
class QuotaEngineTests {

	private static final String THREE = "{\"text\":\"a\"}\n{\"text\":\"b\"}\n{\"text\":\"c\"}\n";

	private final BatchRequest any = Requests.to(Pipeline.CPU);

	@Autowired
	private Intake intake;

	@Autowired
	private Batches batches;

	@Autowired
	private UsedDays days;

	@Autowired
	private Story story;

	@Autowired
	private TestClock clock;

	/** S63. */
	@Test
	void batchesAtTheEdgeAreAcceptedUpToExactlyTheDocumentsOfTheDay() throws Exception {
		Quotas quotas = new Quotas(60, 20, 20, 50, 5);

		List<ErrorCode> refusals = inParallel(12, quotas);

		assertThat(refusals).hasSize(6).containsOnly(ErrorCode.DOCUMENT_QUOTA_EXCEEDED);
		assertThat(used().documents()).isEqualTo(18);
		assertThat(this.story.batchesOf(this.any.account().id())).hasSize(6);
	}

	/** S63. */
	@Test
	void asManyBatchesAreOpenAsMayBe() throws Exception {
		List<ErrorCode> refusals = inParallel(12, new Quotas(60, 20, 1_000, 4, 5));

		assertThat(refusals).hasSize(8).containsOnly(ErrorCode.TOO_MANY_BATCHES);
		assertThat(used().documents()).isEqualTo(12);
	}

	@Test
	void batchThatEndsMakesRoom() {
		Quotas quotas = new Quotas(60, 20, 1_000, 1, 5);
		Batch first = accept(quotas);
		assertRefused(quotas, ErrorCode.TOO_MANY_BATCHES);

		this.batches.close(first);
		this.batches.close(first);

		accept(quotas);
		assertRefused(quotas, ErrorCode.TOO_MANY_BATCHES);
	}

	@Test
	void batchThatIsNotAcceptedMakesRoomAndIsNotCharged() {
		Quotas quotas = new Quotas(60, 20, 1_000, 1, 5);
		assertThatExceptionOfType(MalformedSubmissionException.class).isThrownBy(() -> accept(quotas, "oops"));

		accept(quotas);

		assertThat(used().documents()).isEqualTo(3);
	}

	@Test
	void spendOfADayIsCapped() {
		assertRefused(new Quotas(60, 20, 1_000, 5, 0.000_000_01), ErrorCode.SPEND_CAP_REACHED);
		accept(new Quotas(60, 20, 1_000, 5, 1));

		assertThat(used().nanoUsd()).isPositive();
		assertThat(used().singlePipelineNanoUsd()).isGreaterThan(used().nanoUsd());
	}

	@Test
	void refusalSaysWhenTheDayIsOver() {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> accept(new Quotas(60, 20, 2, 5, 1)))
			.satisfies((problem) -> {
				long wait = Long.parseLong(String.valueOf(problem.getHeaders().getFirst("Retry-After")));
				assertThat(wait).isBetween(1L, Duration.ofDays(1).toSeconds());
				assertThat(problem.getBody().getDetail()).contains("2 documents a day", "this holds 3");
			});
	}

	private List<ErrorCode> inParallel(int times, Quotas quotas) throws Exception {
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Callable<List<ErrorCode>>> work = IntStream.range(0, times)
				.<Callable<List<ErrorCode>>>mapToObj((_) -> () -> refusal(quotas))
				.toList();
			return threads.invokeAll(work).stream().flatMap((done) -> result(done).stream()).toList();
		}
	}

	private static List<ErrorCode> result(Future<List<ErrorCode>> done) {
		return done.resultNow();
	}

	private List<ErrorCode> refusal(Quotas quotas) {
		try {
			accept(quotas);
			return List.of();
		}
		catch (ProblemException ex) {
			return List.of(ex.code());
		}
	}

	private void assertRefused(Quotas quotas, ErrorCode code) {
		assertThat(refusal(quotas)).containsExactly(code);
	}

	private Batch accept(Quotas quotas) {
		return accept(quotas, THREE);
	}

	private Batch accept(Quotas quotas, String body) {
		BatchRequest request = new BatchRequest(this.any.account(), this.any.limits(), this.any.models(),
				this.any.window(), this.any.decision(), null, quotas);
		DocumentFormat format = body.equals(THREE) ? DocumentFormat.NDJSON : DocumentFormat.JSON_ARRAY;
		return this.intake.accept(request, new Submission(format, ContentCoding.IDENTITY, null),
				new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
	}

	private DayUsage used() {
		return this.days.find(this.any.account().id(), Charge.day(this.clock.instant()));
	}

}
