package dev.crossover.common.queue;

import dev.crossover.common.trace.Origin;

/**
 * The detail of the event by which gpu-pipeline asks for a GPU: source {@value #SOURCE},
 * detail type {@value #DETAIL_TYPE}. It is a hint: the scaler looks for itself.
 *
 * @param endpoint the endpoint that is needed
 * @param batchId the batch that waits
 * @param documents how many documents wait, as far as known
 * @param origin the request that brought the batch
 */
public record WorkWaits(String endpoint, String batchId, long documents, Origin origin) {

	/** The event's source. */
	public static final String SOURCE = "crossover.gpu-pipeline";

	/** The event's detail type. */
	public static final String DETAIL_TYPE = "Work Waits";

}
