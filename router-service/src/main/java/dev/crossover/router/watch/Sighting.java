package dev.crossover.router.watch;

import dev.crossover.common.ledger.BatchState;
import tools.jackson.databind.node.ObjectNode;

/**
 * A batch as it was seen.
 *
 * @param body the batch as it came
 * @param batch the same, read; not to be changed
 * @param state its state
 * @param tag names what can be seen; the estimated end moves with the clock and is not
 * part of it, so a batch that only got older is the same
 */
public record Sighting(byte[] body, ObjectNode batch, BatchState state, String tag) {

	/**
	 * Whether nothing changes any more.
	 * @return whether the batch has ended
	 */
	public boolean ended() {
		return this.state.isTerminal();
	}

	/**
	 * Whether there is nothing to tell to who has seen another sighting.
	 * @param other the other one
	 * @return whether both show the same
	 */
	public boolean isSameAs(Sighting other) {
		return this.tag.equals(other.tag);
	}

}
