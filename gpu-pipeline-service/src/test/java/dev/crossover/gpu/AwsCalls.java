package dev.crossover.gpu;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointAsyncRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** Listens to what the service asks of AWS: the SDK finds it by its name in a file. */
public final class AwsCalls implements ExecutionInterceptor {

	private static final List<SdkRequest> asked = new CopyOnWriteArrayList<>();

	@Override
	public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
		switch (context.request()) {
			case InvokeEndpointAsyncRequest invocation -> asked.add(invocation);
			case PutEventsRequest events -> asked.add(events);
			case SendMessageRequest message -> asked.add(message);
			default -> {
				// Of no interest.
			}
		}
	}

	/**
	 * The attempts that were asked of SageMaker for a batch.
	 * @param batchId the batch
	 * @return the requests
	 */
	public static List<InvokeEndpointAsyncRequest> attempts(String batchId) {
		return of(InvokeEndpointAsyncRequest.class).filter((request) -> request.inferenceId().startsWith(batchId))
			.toList();
	}

	/**
	 * The details of the events that were sent about a batch.
	 * @param batchId the batch
	 * @return JSON
	 */
	public static List<String> events(String batchId) {
		return of(PutEventsRequest.class).flatMap((request) -> request.entries().stream())
			.map((entry) -> entry.detail())
			.filter((detail) -> detail.contains(batchId))
			.toList();
	}

	/**
	 * The messages that were sent about a batch.
	 * @param batchId the batch
	 * @return the requests
	 */
	public static List<SendMessageRequest> messages(String batchId) {
		return of(SendMessageRequest.class).filter((request) -> request.messageBody().contains(batchId)).toList();
	}

	private static <T extends SdkRequest> Stream<T> of(Class<T> type) {
		return asked.stream().filter(type::isInstance).map(type::cast);
	}

}
