package dev.crossover.gpu.completion;

import java.util.List;

import dev.crossover.common.queue.ResultsMessage.ShardClassified;
import dev.crossover.gpu.EngineTest;
import dev.crossover.gpu.Story;
import dev.crossover.gpu.TestClock;
import dev.crossover.gpu.dispatch.Hint;
import dev.crossover.gpu.dispatch.ShardSteps;
import dev.crossover.gpu.ledger.S3Location;
import dev.crossover.gpu.ledger.Shard;
import dev.crossover.gpu.ledger.ShardKey;
import dev.crossover.policy.routing.Pipeline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;

/** A shard of one document, its first attempt in flight, and what SageMaker may say. */
@EngineTest
abstract class AttemptInFlight {

	static final String RESULT = """
			{"index":0,"outcome":"succeeded","predictions":{"sentiment":{"label":"positive","score":0.9}}}""";

	@Autowired
	Completions completions;

	@Autowired
	ShardSteps steps;

	@Autowired
	Story story;

	@Autowired
	TestClock clock;

	String batchId = "";

	@BeforeEach
	void startAnAttempt() {
		this.batchId = this.story.submit(Pipeline.GPU, 1);
		look();
	}

	@AfterEach
	void resetTheClock() {
		this.clock.reset();
	}

	void look() {
		this.steps.advance(new ShardKey(this.batchId, 0), new Hint.Due());
	}

	Shard shard() {
		return this.story.shard(this.batchId, 0);
	}

	List<ShardClassified> announced() {
		return this.story.announced(this.batchId);
	}

	S3Location leaveOutput() {
		S3Location output = shard().outputs().getLast();
		this.story.leave(output.key(), RESULT);
		return output;
	}

	void succeeded(int attempt, S3Location output) {
		this.completions.receive("""
				{"invocationStatus":"Completed","responseParameters":{"outputLocation":"%s"},
				"inferenceId":"%s-000000-%d"}""".formatted(output.uri(), this.batchId, attempt));
	}

	void failed(int attempt) {
		this.completions.receive(
				"{\"invocationStatus\":\"Failed\",\"inferenceId\":\"%s-000000-%d\"}".formatted(this.batchId, attempt));
	}

}
