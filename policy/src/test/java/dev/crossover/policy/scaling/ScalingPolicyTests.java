package dev.crossover.policy.scaling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of {@link ScalingPolicy}. */
class ScalingPolicyTests {

	private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

	private final ScalingPolicy policy = new ScalingPolicy(new ScalingRules(Duration.ofSeconds(60), 2));

	@ParameterizedTest
	@CsvSource({ "1, 0", "0, 1", "5, 7" })
	void decideWhenOneWitnessKnowsOfWorkWakes(long backlog, long openWork) {
		assertThat(
				this.policy.decide(new FleetObservation(START, 0, 0, false, OptionalLong.of(backlog), openWork, null)))
			.isInstanceOfSatisfying(ScalingDecision.Wake.class, (wake) -> assertThat(wake.instances()).isEqualTo(2));
	}

	@ParameterizedTest
	@CsvSource({ "1, 0", "0, 1" })
	void decideWhenOneWitnessKnowsOfWorkNeverSleeps(long backlog, long openWork) {
		Instant quietSince = START.minus(Duration.ofDays(1));

		assertThat(this.policy
			.decide(new FleetObservation(START, 1, 1, false, OptionalLong.of(backlog), openWork, quietSince)))
			.isInstanceOfSatisfying(ScalingDecision.Hold.class, (hold) -> assertThat(hold.quietSince()).isNull());
	}

	@ParameterizedTest
	@CsvSource({ "59999, false", "60000, true", "60001, true" })
	void decideWhenBothAreQuietSleepsOnlyAfterTheIdleTime(long quietMillis, boolean sleeps) {
		FleetObservation quiet = new FleetObservation(START, 1, 1, false, OptionalLong.of(0), 0,
				START.minusMillis(quietMillis));

		assertThat(this.policy.decide(quiet) instanceof ScalingDecision.Sleep).isEqualTo(sleeps);
	}

	@Test
	void decideAtTheFirstQuietLookStartsTheIdleTime() {
		assertThat(this.policy.decide(new FleetObservation(START, 1, 1, false, OptionalLong.of(0), 0, null)))
			.isInstanceOfSatisfying(ScalingDecision.Hold.class,
					(hold) -> assertThat(hold.quietSince()).isEqualTo(START));
	}

	@Test
	void wakesForABatchAndSleepsOnceAllIsDone() {
		assertThat(play("""
				0    0 0 steady   0 0  hold
				5    0 0 steady   0 3  wake
				10   0 1 updating 0 3  hold
				120  0 1 updating 4 3  hold
				140  1 1 steady   4 3  hold
				160  1 1 steady   0 1  hold
				170  1 1 steady   0 0  hold
				200  1 1 steady   0 0  hold
				210  1 1 steady   1 0  hold
				220  1 1 steady   0 0  hold
				279  1 1 steady   0 0  hold
				280  1 1 steady   0 0  sleep
				285  1 0 updating 0 0  hold
				290  1 0 updating 0 2  hold
				300  0 0 steady   0 2  wake
				""")).isEmpty();
	}

	@Test
	void staysAwakeWhileTheMetricIsSilentSinceOneProofIsMissing() {
		assertThat(play("""
				0    1 1 steady   0      0  hold
				30   1 1 steady   silent 0  hold
				600  1 1 steady   silent 0  hold
				601  1 1 steady   0      0  hold
				660  1 1 steady   0      0  hold
				661  1 1 steady   0      0  sleep
				""")).isEmpty();
	}

	@Test
	void neverChangesAnEndpointThatIsChangingNorAsksForWhatItHas() {
		Random random = new Random(1);
		for (int look = 0; look < 10_000; look++) {
			Instant quietSince = random.nextBoolean() ? START.minusSeconds(random.nextInt(120)) : null;
			FleetObservation seen = new FleetObservation(START, random.nextInt(2), random.nextInt(2),
					random.nextBoolean(), OptionalLong.of(random.nextInt(2)), random.nextInt(2), quietSince);

			switch (this.policy.decide(seen)) {
				case ScalingDecision.Wake _ -> assertThat(seen).returns(false, FleetObservation::updating)
					.returns(0, FleetObservation::desired)
					.returns(true, FleetObservation::hasWork);
				case ScalingDecision.Sleep _ -> assertThat(seen).returns(false, FleetObservation::updating)
					.returns(1, FleetObservation::desired)
					.returns(OptionalLong.of(0), FleetObservation::backlog)
					.returns(0L, FleetObservation::openWork);
				case ScalingDecision.Hold hold ->
					assertThat(hold.quietSince() == null).as("%s", seen).isEqualTo(seen.hasWork());
			}
		}
	}

	/**
	 * Plays looks at the fleet one after the other, handing on what each remembers.
	 * @param story a line a look: second, current, desired, steady or updating, backlog,
	 * open shards, and what is to be decided
	 * @return the lines that were decided otherwise
	 */
	private List<String> play(String story) {
		List<String> surprises = new ArrayList<>();
		Instant quietSince = null;
		for (String line : story.lines().toList()) {
			String[] look = line.split("\\s+");
			ScalingDecision decision = this.policy.decide(observation(look, quietSince));
			quietSince = (decision instanceof ScalingDecision.Hold hold) ? hold.quietSince() : null;
			if (!look[6].equals(name(decision))) {
				surprises.add(line + ", but: " + decision);
			}
		}
		return surprises;
	}

	private static FleetObservation observation(String[] look, @Nullable Instant quietSince) {
		return new FleetObservation(START.plusSeconds(Long.parseLong(look[0])), Integer.parseInt(look[1]),
				Integer.parseInt(look[2]), look[3].equals("updating"), backlog(look[4]), Long.parseLong(look[5]),
				quietSince);
	}

	private static OptionalLong backlog(String text) {
		return text.equals("silent") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
	}

	private static String name(ScalingDecision decision) {
		return switch (decision) {
			case ScalingDecision.Wake _ -> "wake";
			case ScalingDecision.Sleep _ -> "sleep";
			case ScalingDecision.Hold _ -> "hold";
		};
	}

}
