package dev.crossover.gpu.intake;

import dev.crossover.gpu.ledger.StagingTerm;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/** Begins the staging of a batch within the limits of its pipeline. */
@Component
public class StagingArea {

	private final IntakeProperties properties;

	private final ShardStore store;

	private final JsonMapper json;

	StagingArea(IntakeProperties properties, ShardStore store, JsonMapper json) {
		this.properties = properties;
		this.store = store;
		this.json = json;
	}

	/**
	 * Begins a staging.
	 * @param term of which batch, and for the how manieth time
	 * @return the staging
	 */
	public Staging of(StagingTerm term) {
		return new Staging(term, this.properties.limits(term.batch().pipeline()), this.store, this.json);
	}

}
