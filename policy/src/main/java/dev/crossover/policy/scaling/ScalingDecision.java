package dev.crossover.policy.scaling;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** What to do about the size of the GPU endpoint. */
public sealed interface ScalingDecision {

	/**
	 * Why.
	 * @return one plain sentence
	 */
	String reason();

	/**
	 * Ask for instances.
	 *
	 * @param instances how many
	 * @param reason why
	 */
	record Wake(int instances, String reason) implements ScalingDecision {
	}

	/**
	 * Set the endpoint to zero.
	 *
	 * @param reason why
	 */
	record Sleep(String reason) implements ScalingDecision {
	}

	/**
	 * Leave it as it is.
	 *
	 * @param reason why
	 * @param quietSince since when there is no work, to be remembered until the next
	 * look; {@code null} while there is work
	 */
	record Hold(String reason, @Nullable Instant quietSince) implements ScalingDecision {
	}

}
