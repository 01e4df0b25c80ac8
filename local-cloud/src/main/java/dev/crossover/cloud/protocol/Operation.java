package dev.crossover.cloud.protocol;

import java.util.Map;

/** One call of an AWS service, whatever protocol it came by. */
@FunctionalInterface
public interface Operation {

	/**
	 * Answers the call.
	 * @param input the call's members
	 * @return the answer's members: strings, numbers, booleans, instants, lists, maps and
	 * {@link Entries}
	 */
	Map<String, ?> apply(Fields input);

}
