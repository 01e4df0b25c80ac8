package dev.crossover.cloud.faults;

import java.util.List;

/** The endpoints' instances, as far as faults strike them. */
public interface Fleets {

	/**
	 * The endpoints that exist.
	 * @return their names
	 */
	List<String> names();

	/**
	 * Lets an endpoint get no further instances.
	 * @param endpoint its name
	 * @param attempts how many attempts fail; {@link Integer#MAX_VALUE} until restored
	 */
	void withholdCapacity(String endpoint, int attempts);

	/**
	 * Lets an endpoint get instances again.
	 * @param endpoint its name
	 */
	void restoreCapacity(String endpoint);

	/**
	 * Kills an instance that serves.
	 * @param endpoint its name
	 * @return whether there was one
	 */
	boolean killInstance(String endpoint);

}
