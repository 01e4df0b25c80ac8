package dev.crossover.cloud.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import dev.crossover.cloud.sagemaker.Endpoints;
import dev.crossover.cloud.sagemaker.SageMakerOptions;
import dev.crossover.cloud.sagemaker.conduct.Conduct;
import dev.crossover.cloud.sagemaker.container.ContainerImages;
import dev.crossover.cloud.template.Resource;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running cloud of stand-ins, for AWS's own clients. */
final class Cloud implements AutoCloseable {

	private final StandIns standIns;

	private final Gateway gateway;

	private Cloud(StandIns standIns) {
		this.standIns = standIns;
		try {
			this.gateway = new Gateway(standIns.services());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Opens a cloud on a folder; it still has to be started.
	 * @param folder what it remembers
	 * @param timeScale how fast its time passes
	 * @param instanceStart how long an instance takes, in the cloud's time
	 * @return the cloud
	 */
	static Cloud open(Path folder, double timeScale, Duration instanceStart) {
		return open(folder, timeScale, Conduct.usual(instanceStart));
	}

	static Cloud open(Path folder, double timeScale, Conduct conduct) {
		SageMakerOptions sageMaker = new SageMakerOptions(ContainerImages.always(TestContainerJar.in(folder)), conduct,
				true, folder.resolve("logs"));
		StandInOptions options = new StandInOptions(folder, InstantSource.system(), timeScale, sageMaker);
		return new Cloud(new StandIns(options, Engines.shared().s3(), Engines.shared().sqs()));
	}

	static Cloud start(Path folder, double timeScale, Duration instanceStart) {
		Cloud cloud = open(folder, timeScale, instanceStart);
		cloud.start();
		return cloud;
	}

	/**
	 * The endpoints, for what no call of AWS does to them.
	 * @return the endpoints
	 */
	Endpoints endpoints() {
		return this.standIns.endpoints();
	}

	void start() {
		this.standIns.start();
	}

	<B extends AwsClientBuilder<B, C>, C> C client(B builder) {
		return Engines.at(builder, this.gateway.address()).build();
	}

	Resource create(String type, String name, String properties) {
		JsonNode tree = JsonMapper.shared().readTree(properties);
		return this.standIns.resourceTypes()
			.stream()
			.filter((candidate) -> candidate.name().equals(type))
			.findFirst()
			.orElseThrow()
			.create(name, tree);
	}

	SqsClient sqs() {
		return Engines.shared().sqs();
	}

	S3Client s3() {
		return Engines.shared().s3();
	}

	Queue queue(String name) {
		String url = sqs().createQueue((queue) -> queue.queueName(name)).queueUrl();
		Map<QueueAttributeName, String> attributes = sqs()
			.getQueueAttributes((queue) -> queue.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
			.attributes();
		return new Queue(url, attributes.getOrDefault(QueueAttributeName.QUEUE_ARN, ""));
	}

	@Override
	public void close() {
		this.gateway.close();
		this.standIns.close();
	}

	/** A queue to look into. */
	record Queue(String url, String arn) {

		List<Message> receive(Duration wait) {
			List<Message> messages = Engines.shared()
				.sqs()
				.receiveMessage((request) -> request.queueUrl(this.url)
					.maxNumberOfMessages(10)
					.waitTimeSeconds((int) wait.toSeconds()))
				.messages();
			messages.forEach((message) -> Engines.shared()
				.sqs()
				.deleteMessage((request) -> request.queueUrl(this.url).receiptHandle(message.receiptHandle())));
			return messages;
		}

		List<String> ids(Duration wait) {
			return receive(wait).stream()
				.map((message) -> JsonMapper.shared().readTree(message.body()).path("inferenceId").asString(""))
				.toList();
		}

		JsonNode next() {
			List<Message> messages = receive(Duration.ofSeconds(20));
			return messages.isEmpty() ? JsonMapper.shared().createObjectNode()
					: JsonMapper.shared().readTree(messages.getFirst().body());
		}

	}

}
