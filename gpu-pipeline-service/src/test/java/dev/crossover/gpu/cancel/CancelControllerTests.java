package dev.crossover.gpu.cancel;

import dev.crossover.common.ledger.BatchState;
import dev.crossover.common.ledger.BatchView;
import dev.crossover.gpu.EngineTest;
import dev.crossover.gpu.Story;
import dev.crossover.gpu.dispatch.Hint;
import dev.crossover.gpu.dispatch.ShardSteps;
import dev.crossover.gpu.ledger.ShardKey;
import dev.crossover.policy.dispatch.ShardStatus;
import dev.crossover.policy.routing.Pipeline;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A batch is canceled by its account, once, and as long as there is something to cancel.
 */
@EngineTest
class CancelControllerTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Story story;

	@Autowired
	private ShardSteps steps;

	@Autowired
	private JsonMapper json;

	@Test
	void queuedBatchIsMarked() {
		String batchId = this.story.submit(Pipeline.GPU, 3);

		BatchView canceled = view(cancel(batchId));

		assertThat(canceled.cancelRequestedAt()).isNotNull();
		assertThat(canceled.state()).isEqualTo(BatchState.QUEUED);
		assertThat(canceled.stage()).isEqualTo("canceling");
		assertThat(canceled.counts().pending()).isEqualTo(3);
	}

	@Test
	void secondCancelChangesNothing() {
		String batchId = this.story.submit(Pipeline.GPU, 3);
		BatchView first = view(cancel(batchId));

		assertThat(view(cancel(batchId)).cancelRequestedAt()).isEqualTo(first.cancelRequestedAt());
	}

	@Test
	void noAttemptStartsAfterIt() {
		String batchId = this.story.submit(Pipeline.GPU, 3);
		cancel(batchId);

		this.steps.advance(new ShardKey(batchId, 0), new Hint.Due());

		assertThat(this.story.shard(batchId, 0).status()).isEqualTo(ShardStatus.STAGED);
	}

	@Test
	void batchThatHasEndedStaysAsItIs() {
		String batchId = this.story.submit(Pipeline.GPU, 2);
		this.story.store(batchId, 0);

		BatchView ended = view(cancel(batchId));

		assertThat(ended.state()).isEqualTo(BatchState.SUCCEEDED);
		assertThat(ended.cancelRequestedAt()).isNull();
	}

	@Test
	void batchOfAnotherAccountIsNotFound() {
		String batchId = this.story.submit(Pipeline.GPU, 3);

		assertThat(cancel("acct_other", batchId)).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(cancel("acct_other", "batch_none")).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(this.story.batch(batchId).instantOrNull("cancel_requested_at")).isNull();
	}

	private MvcTestResult cancel(String batchId) {
		return cancel(this.story.batch(batchId).text("account_id"), batchId);
	}

	private MvcTestResult cancel(String account, String batchId) {
		return this.mvc.post().uri("/internal/accounts/{account}/batches/{id}/cancel", account, batchId).exchange();
	}

	private BatchView view(MvcTestResult answer) {
		assertThat(answer).hasStatusOk();
		return this.json.readValue(answer.getResponse().getContentAsByteArray(), BatchView.class);
	}

}
