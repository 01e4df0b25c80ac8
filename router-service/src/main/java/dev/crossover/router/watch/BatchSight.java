package dev.crossover.router.watch;

import java.util.UUID;

import dev.crossover.common.account.Account;
import dev.crossover.common.ledger.BatchState;
import dev.crossover.router.remote.Results;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;

/** Looks at batches. */
@Component
public class BatchSight {

	private final Results results;

	private final JsonMapper json;

	BatchSight(Results results, JsonMapper json) {
		this.results = results;
		this.json = json;
	}

	/**
	 * Looks at a batch once.
	 * @param account whose it must be
	 * @param id the batch's id
	 * @return how it is now
	 */
	public Sighting look(Account account, String id) {
		byte[] body = this.results.batch(account, id);
		ObjectNode batch = (ObjectNode) this.json.readTree(body);
		BatchState state = this.json.treeToValue(batch.path("state"), BatchState.class);
		ObjectNode lasting = batch.deepCopy();
		lasting.remove("eta");
		String tag = UUID.nameUUIDFromBytes(this.json.writeValueAsBytes(lasting)).toString();
		return new Sighting(body, batch, state, tag);
	}

}
