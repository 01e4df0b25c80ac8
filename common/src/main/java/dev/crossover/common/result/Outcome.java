package dev.crossover.common.result;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a document ended. */
public enum Outcome {

	/** Every model that was asked for has answered. */
	@JsonProperty("succeeded")
	SUCCEEDED,

	/** It could not be classified; its error says why. */
	@JsonProperty("errored")
	ERRORED,

	/** Its batch was canceled before it ran. */
	@JsonProperty("canceled")
	CANCELED,

	/** Its batch expired before it ran. */
	@JsonProperty("expired")
	EXPIRED

}
