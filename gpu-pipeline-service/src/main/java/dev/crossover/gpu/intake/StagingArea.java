package dev.crossover.gpu.intake;

import dev.crossover.common.ledger.Batch;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/** Begins the staging of a batch within the limits of its pipeline. */
@Component
class StagingArea {

	private final IntakeProperties properties;

	private final ShardStore store;

	private final JsonMapper json;

	StagingArea(IntakeProperties properties, ShardStore store, JsonMapper json) {
		this.properties = properties;
		this.store = store;
		this.json = json;
	}

	Staging of(Batch batch) {
		return new Staging(batch, this.properties.limits(batch.pipeline()), this.store, this.json);
	}

}
