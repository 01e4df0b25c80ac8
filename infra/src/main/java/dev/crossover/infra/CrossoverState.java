package dev.crossover.infra;

import java.util.List;

import dev.crossover.infra.items.ItemTable;
import dev.crossover.infra.messaging.InferenceTopics;
import dev.crossover.infra.messaging.WorkQueue;
import dev.crossover.infra.payloads.PayloadBucket;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.constructs.Construct;

/**
 * What must outlive every deployment: payloads, tables, and the queues with accepted work
 * in them.
 */
public final class CrossoverState extends Stack {

	private final PayloadBucket payloads;

	private final Tables tables;

	private final Queues queues;

	private final InferenceTopics topics;

	CrossoverState(Construct scope, String id) {
		super(scope, id,
				StackProps.builder()
					.description("Crossover: payloads, tables and queues")
					.terminationProtection(true)
					.build());
		this.payloads = new PayloadBucket(this, "Payloads",
				new PayloadBucket.Props(Duration.days(2), Duration.days(30), Duration.days(30)));
		this.tables = createTables();
		this.queues = createQueues();
		this.queues.scalerEvents().grantSendToRules();
		this.topics = new InferenceTopics(this, "Inference", new InferenceTopics.Props(this.queues.completions()));
		outputs();
	}

	private Tables createTables() {
		ItemTable.Props ledger = new ItemTable.Props(
				List.of(new ItemTable.Index("by_account", "account_pk", "account_sk", ProjectionType.ALL),
						new ItemTable.Index("open_work", "open_pk", "open_sk", ProjectionType.KEYS_ONLY)));
		ItemTable.Props other = ItemTable.Props.keysOnly();
		return new Tables(new ItemTable(this, "Ledger", ledger), new ItemTable(this, "Results", other),
				new ItemTable(this, "Accounts", other), new ItemTable(this, "Idempotency", other),
				new ItemTable(this, "ScalingLog", other));
	}

	private Queues createQueues() {
		return new Queues(queue("CompletionsQueue", 60), queue("ResultsQueue", 120), queue("ReplicationQueue", 120),
				queue("ScalerEventsQueue", 60));
	}

	private WorkQueue queue(String id, int visibilitySeconds) {
		return new WorkQueue(this, id, new WorkQueue.Props(Duration.seconds(visibilitySeconds)));
	}

	private void outputs() {
		output("PayloadBucket", this.payloads.name());
		output("LedgerTable", this.tables.ledger().name());
		output("ResultsTable", this.tables.results().name());
		output("AccountsTable", this.tables.accounts().name());
		output("IdempotencyTable", this.tables.idempotency().name());
		output("ScalingLogTable", this.tables.scalingLog().name());
		output("CompletionsQueueUrl", this.queues.completions().queue().getQueueUrl());
		output("ResultsQueueUrl", this.queues.results().queue().getQueueUrl());
		output("ReplicationQueueUrl", this.queues.replication().queue().getQueueUrl());
		output("ScalerEventsQueueUrl", this.queues.scalerEvents().queue().getQueueUrl());
	}

	private void output(String name, String value) {
		CfnOutput.Builder.create(this, name).value(value).build();
	}

	PayloadBucket payloads() {
		return this.payloads;
	}

	Tables tables() {
		return this.tables;
	}

	Queues queues() {
		return this.queues;
	}

	InferenceTopics topics() {
		return this.topics;
	}

}
