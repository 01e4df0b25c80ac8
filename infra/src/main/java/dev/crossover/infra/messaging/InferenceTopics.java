package dev.crossover.infra.messaging;

import java.util.List;

import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.SqsSubscription;
import software.constructs.Construct;

/**
 * The topics SageMaker notifies of every asynchronous inference. Both feed one queue,
 * unwrapped: whether it worked stands in the message itself.
 */
public final class InferenceTopics extends Construct {

	private final Topic success;

	private final Topic error;

	public InferenceTopics(Construct scope, String id, Props props) {
		super(scope, id);
		this.success = Topic.Builder.create(this, "Success").enforceSsl(true).build();
		this.error = Topic.Builder.create(this, "Error").enforceSsl(true).build();
		for (Topic topic : List.of(this.success, this.error)) {
			topic.addSubscription(
					SqsSubscription.Builder.create(props.listener().queue()).rawMessageDelivery(true).build());
		}
	}

	/**
	 * The topic of inferences that worked.
	 * @return a token for its ARN
	 */
	public String successArn() {
		return this.success.getTopicArn();
	}

	/**
	 * The topic of inferences that did not.
	 * @return a token for its ARN
	 */
	public String errorArn() {
		return this.error.getTopicArn();
	}

	/**
	 * Lets an endpoint notify both topics.
	 * @param endpoint the endpoint's execution role
	 */
	public void grantPublish(IGrantable endpoint) {
		this.success.grantPublish(endpoint);
		this.error.grantPublish(endpoint);
	}

	/**
	 * Who hears of results.
	 *
	 * @param listener the queue both topics feed
	 */
	public record Props(WorkQueue listener) {

	}

}
