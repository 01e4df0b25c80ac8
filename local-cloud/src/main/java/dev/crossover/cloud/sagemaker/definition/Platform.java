package dev.crossover.cloud.sagemaker.definition;

import dev.crossover.cloud.cloudwatch.Metrics;
import dev.crossover.cloud.delivery.Objects;
import dev.crossover.cloud.events.Buses;
import dev.crossover.cloud.metering.Meter;
import dev.crossover.cloud.sns.Topics;
import dev.crossover.cloud.storage.Storage;
import dev.crossover.cloud.time.CloudClock;

/**
 * The rest of the cloud, as an endpoint uses it.
 *
 * @param clock the cloud's time
 * @param storage what survives a restart
 * @param objects S3
 * @param topics SNS
 * @param metrics CloudWatch
 * @param buses EventBridge
 * @param meter what is charged for is told here
 */
public record Platform(CloudClock clock, Storage storage, Objects objects, Topics topics, Metrics metrics, Buses buses,
		Meter meter) {
}
