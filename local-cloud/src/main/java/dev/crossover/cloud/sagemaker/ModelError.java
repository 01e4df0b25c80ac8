package dev.crossover.cloud.sagemaker;

import java.util.Map;

import dev.crossover.cloud.aws.AwsResponse;
import dev.crossover.cloud.protocol.Arn;
import dev.crossover.cloud.protocol.Trees;

/**
 * What SageMaker answers when the container did not: the only error that carries more
 * than a message.
 *
 * @param endpoint the endpoint that was asked
 * @param status the container's status, zero when it gave none
 * @param message what the container said
 */
record ModelError(String endpoint, int status, String message) {

	AwsResponse answer() {
		String kind = (this.status >= 400 && this.status < 500) ? "client" : "server";
		Map<String, Object> members = Map.of("__type", "ModelError", "Message",
				"Received %s error (%d) from primary with message \"%s\"".formatted(kind, this.status, this.message),
				"OriginalStatusCode", this.status, "OriginalMessage", this.message, "LogStreamArn",
				new Arn("logs", "log-group:/aws/sagemaker/Endpoints/" + this.endpoint).toString());
		return new AwsResponse(424, Map.of("Content-Type", "application/json", "x-amzn-ErrorType", "ModelError"),
				Trees.JSON.writeValueAsBytes(members));
	}

}
