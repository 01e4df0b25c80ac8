package dev.crossover.cloud.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FaultsTests {

	private final Faults faults = new Faults();

	@Test
	void sameSeedStrikesTheSameOnesAndAnotherSeedOthers() {
		assertThat(strikes(5)).isEqualTo(strikes(5)).isNotEqualTo(strikes(6));
		assertThat(strikes(5).stream().filter((struck) -> struck)).hasSizeBetween(60, 140);
	}

	@Test
	void strikesWhatItNamesSoOftenAndNothingElse() {
		this.faults.add(fault("{\"target\":\"sqs\",\"operation\":\"SendMessage\",\"kind\":\"error\",\"count\":2}"));

		assertThat(this.faults.concern("sqs")).isTrue();
		assertThat(this.faults.concern("s3")).isFalse();
		assertThat(this.faults.strike("sqs", "DeleteMessage")).isEmpty();
		assertThat(this.faults.strike("sqs", "SendMessage")).isPresent();
		assertThat(this.faults.strike("sqs", "SendMessage")).isPresent();
		assertThat(this.faults.strike("sqs", "SendMessage")).isEmpty();
	}

	@Test
	void anyServiceMeansRequestsAndNotNotifications() {
		this.faults.add(fault("{\"target\":\"*\",\"kind\":\"latency\"}"));

		assertThat(this.faults.strike("events", "PutEvents")).isPresent();
		assertThat(this.faults.delay("some-queue")).hasValueSatisfying((delay) -> assertThat(delay).isZero());
	}

	@Test
	void runtimeOfSageMakerIsSignedAsSageMaker() {
		assertThat(fault("{\"target\":\"sagemaker-runtime\",\"kind\":\"throttle\"}").target()).isEqualTo("sagemaker");
	}

	@Test
	void fleetsAreStruckAtOnceAndGetTheirCapacityBack() {
		RecordingFleets fleets = new RecordingFleets();
		FleetFaults strikes = new FleetFaults(fleets);
		Fault none = fault("{\"kind\":\"no_capacity\",\"operation\":\"gpu\",\"count\":3}");

		strikes.check(none);
		strikes.strike(this.faults.add(none));
		strikes.strike(this.faults.add(fault("{\"kind\":\"kill_instance\"}")));
		strikes.end(none);

		assertThat(fleets.calls).containsExactly("withhold gpu 3", "kill gpu", "restore gpu");
		assertThatExceptionOfType(InvalidFaultException.class)
			.isThrownBy(() -> strikes.check(fault("{\"kind\":\"no_capacity\",\"operation\":\"other\"}")))
			.withMessageContaining("[gpu, cpu]");
	}

	private static List<Boolean> strikes(long seed) {
		ArmedFault armed = new ArmedFault("f",
				fault("{\"target\":\"sqs\",\"kind\":\"error\",\"probability\":0.5,\"seed\":%d}".formatted(seed)));
		return IntStream.range(0, 200).mapToObj((at) -> armed.strikes()).toList();
	}

	private static Fault fault(String json) {
		return FaultRequest.read(JsonMapper.shared().readTree(json));
	}

	/** Two endpoints that note what is done to them. */
	private static final class RecordingFleets implements Fleets {

		private final List<String> calls = new ArrayList<>();

		@Override
		public List<String> names() {
			return List.of("gpu", "cpu");
		}

		@Override
		public void withholdCapacity(String endpoint, int attempts) {
			this.calls.add("withhold %s %d".formatted(endpoint, attempts));
		}

		@Override
		public void restoreCapacity(String endpoint) {
			this.calls.add("restore " + endpoint);
		}

		@Override
		public boolean killInstance(String endpoint) {
			this.calls.add("kill " + endpoint);
			return true;
		}

	}

}
