package dev.crossover.router.batch;

import dev.crossover.common.account.Account;
import dev.crossover.common.ledger.BatchState;
import dev.crossover.router.remote.Cancellations;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Cancels a batch. The answer is 202 while documents are yet to end, and 200 when nothing
 * changes any more, also for a batch that had ended before.
 */
@RestController
class BatchCancel {

	private final Cancellations cancellations;

	private final JsonMapper json;

	BatchCancel(Cancellations cancellations, JsonMapper json) {
		this.cancellations = cancellations;
		this.json = json;
	}

	@PostMapping(path = "/v1/batches/{id}/cancel", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<byte[]> cancel(Account account, @PathVariable String id) {
		byte[] batch = this.cancellations.cancel(account, BatchId.check(id));
		BatchState state = this.json.treeToValue(this.json.readTree(batch).path("state"), BatchState.class);
		return ResponseEntity.status(state.isTerminal() ? HttpStatus.OK : HttpStatus.ACCEPTED)
			.contentType(MediaType.APPLICATION_JSON)
			.body(batch);
	}

}
