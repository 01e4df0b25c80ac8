package dev.crossover.policy.dispatch;

import java.time.Duration;
import java.time.Instant;

import dev.crossover.policy.dispatch.ShardObservation.Output;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of {@link DispatchPolicy}. */
class DispatchPolicyTests {

	private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

	private static final RetryRules RULES = new RetryRules(3, Duration.ofMinutes(30), Duration.ofMinutes(2),
			Duration.ofSeconds(1));

	private final DispatchPolicy policy = new DispatchPolicy(RULES);

	@ParameterizedTest
	@CsvSource(textBlock = """
			STAGED,     NONE,    none,   invoke 2
			STAGED,     NONE,    ahead,  invoke 2
			STAGED,     NONE,    passed, invoke 2
			STAGED,     FAILURE, none,   invoke 2
			STAGED,     FAILURE, ahead,  invoke 2
			STAGED,     FAILURE, passed, invoke 2
			STAGED,     SUCCESS, none,   announce
			STAGED,     SUCCESS, ahead,  announce
			STAGED,     SUCCESS, passed, announce
			IN_FLIGHT,  NONE,    none,   invoke 2
			IN_FLIGHT,  NONE,    ahead,  wait
			IN_FLIGHT,  NONE,    passed, invoke 2
			IN_FLIGHT,  FAILURE, none,   invoke 2
			IN_FLIGHT,  FAILURE, ahead,  invoke 2
			IN_FLIGHT,  FAILURE, passed, invoke 2
			IN_FLIGHT,  SUCCESS, none,   announce
			IN_FLIGHT,  SUCCESS, ahead,  announce
			IN_FLIGHT,  SUCCESS, passed, announce
			CLASSIFIED, NONE,    none,   announce
			CLASSIFIED, NONE,    ahead,  wait
			CLASSIFIED, NONE,    passed, announce
			CLASSIFIED, FAILURE, none,   announce
			CLASSIFIED, FAILURE, ahead,  wait
			CLASSIFIED, FAILURE, passed, announce
			CLASSIFIED, SUCCESS, none,   announce
			CLASSIFIED, SUCCESS, ahead,  wait
			CLASSIFIED, SUCCESS, passed, announce
			STORED,     NONE,    none,   done
			STORED,     NONE,    ahead,  done
			STORED,     NONE,    passed, done
			STORED,     FAILURE, none,   done
			STORED,     FAILURE, ahead,  done
			STORED,     FAILURE, passed, done
			STORED,     SUCCESS, none,   done
			STORED,     SUCCESS, ahead,  done
			STORED,     SUCCESS, passed, done
			""")
	void nextAfterTheFirstAttempt(ShardStatus status, Output output, String deadline, String step) {
		assertThat(next(status, 1, output, deadline)).isEqualTo(step);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			STAGED,     NONE,    none,   give up timed_out
			STAGED,     FAILURE, none,   give up model_error
			STAGED,     SUCCESS, none,   announce
			IN_FLIGHT,  NONE,    ahead,  wait
			IN_FLIGHT,  NONE,    passed, give up timed_out
			IN_FLIGHT,  FAILURE, ahead,  give up model_error
			IN_FLIGHT,  SUCCESS, passed, announce
			CLASSIFIED, NONE,    passed, announce
			""")
	void nextAfterTheLastAttempt(ShardStatus status, Output output, String deadline, String step) {
		assertThat(next(status, 3, output, deadline)).isEqualTo(step);
	}

	@Test
	void nextBeforeTheFirstAttemptInvokesAtOnce() {
		assertThat(this.policy.next(new ShardObservation(ShardStatus.STAGED, 0, null, Output.NONE), NOW))
			.isEqualTo(new ShardStep.Invoke(1, Duration.ZERO));
	}

	@Test
	void nextAtTheDeadlineCountsItAsPassed() {
		ShardObservation shard = new ShardObservation(ShardStatus.IN_FLIGHT, 1, NOW, Output.NONE);

		assertThat(this.policy.next(shard, NOW)).isEqualTo(new ShardStep.Invoke(2, Duration.ofSeconds(1)));
		assertThat(this.policy.next(shard, NOW.minusNanos(1))).isEqualTo(new ShardStep.Wait());
	}

	@ParameterizedTest
	@CsvSource({ "NONE, timed_out", "FAILURE, model_error" })
	void attemptsEnd(Output output, String code) {
		ShardObservation shard = new ShardObservation(ShardStatus.STAGED, 0, null, Output.NONE);
		int attempts = 0;
		while (this.policy.next(shard, NOW) instanceof ShardStep.Invoke invoke) {
			attempts++;
			shard = new ShardObservation(ShardStatus.IN_FLIGHT, invoke.attempt(), NOW, output);
		}

		assertThat(attempts).isEqualTo(3);
		assertThat(this.policy.next(shard, NOW)).isEqualTo(new ShardStep.GiveUp(code));
	}

	private String next(ShardStatus status, int attempt, Output output, String deadline) {
		return switch (this.policy.next(new ShardObservation(status, attempt, instant(deadline), output), NOW)) {
			case ShardStep.Invoke invoke -> "invoke " + invoke.attempt();
			case ShardStep.Announce _ -> "announce";
			case ShardStep.GiveUp giveUp -> "give up " + giveUp.code();
			case ShardStep.Wait _ -> "wait";
			case ShardStep.Done _ -> "done";
		};
	}

	private static @Nullable Instant instant(String deadline) {
		return switch (deadline) {
			case "ahead" -> NOW.plusMillis(1);
			case "passed" -> NOW.minusMillis(1);
			default -> null;
		};
	}

}
