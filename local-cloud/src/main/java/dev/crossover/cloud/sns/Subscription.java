package dev.crossover.cloud.sns;

/**
 * A queue that gets what a topic is told.
 *
 * @param arn the subscription's name
 * @param topicArn the topic
 * @param queueArn the queue
 * @param raw whether the message comes as it is, without SNS's envelope
 */
record Subscription(String arn, String topicArn, String queueArn, boolean raw) {
}
