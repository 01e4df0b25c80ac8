package dev.crossover.cloud.standin;

import java.io.IOException;
import java.util.Set;

import dev.crossover.cloud.aws.AwsRequest;
import dev.crossover.cloud.aws.AwsResponse;
import dev.crossover.cloud.aws.AwsService;
import dev.crossover.cloud.metering.Tally;
import dev.crossover.cloud.protocol.Trees;

/**
 * EventBridge, with each event that it accepted taken down: it charges for those, not for
 * requests.
 *
 * @param events what answers
 * @param tally where to
 */
record ChargedEvents(AwsService events, Tally tally) implements AwsService {

	@Override
	public Set<String> signingNames() {
		return this.events.signingNames();
	}

	@Override
	public Set<String> operations() {
		return this.events.operations();
	}

	@Override
	public AwsResponse handle(AwsRequest request) throws IOException {
		AwsResponse answer = this.events.handle(request);
		if (answer.status() == 200 && request.header("x-amz-target").orElse("").endsWith(".PutEvents")) {
			long accepted = Trees.JSON.readTree(answer.body())
				.path("Entries")
				.valueStream()
				.filter((entry) -> entry.has("EventId"))
				.count();
			this.tally.add("events.custom", accepted);
		}
		return answer;
	}

}
