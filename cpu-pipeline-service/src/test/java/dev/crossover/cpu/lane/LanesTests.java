package dev.crossover.cpu.lane;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.crossover.cpu.lane.Lanes.Permit;
import dev.crossover.policy.routing.Lane;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** Bulk work never starves the fast lane. */
class LanesTests {

	private static final Duration NOW = Duration.ZERO;

	private static final Duration LONG = Duration.ofSeconds(20);

	@Test
	void enterWhenBulkHoldsAllItMayLeavesTheReservedToFast() {
		Lanes lanes = new Lanes(new LaneLimits(5, 3, NOW, NOW));

		assertThat(take(lanes, Lane.BULK, 5)).hasSize(2);
		assertThat(take(lanes, Lane.FAST, 5)).hasSize(3);
	}

	@Test
	void enterWhenFastHoldsEverythingRefusesBulk() {
		Lanes lanes = new Lanes(new LaneLimits(5, 3, NOW, NOW));

		assertThat(take(lanes, Lane.FAST, 9)).hasSize(5);
		assertThat(lanes.enter(Lane.BULK)).isEmpty();
	}

	@Test
	void enterWhenBulkWasRefusedForFastKeepsItsOwnPermits() {
		Lanes lanes = new Lanes(new LaneLimits(5, 3, NOW, NOW));
		List<Permit> fast = take(lanes, Lane.FAST, 5);
		assertThat(take(lanes, Lane.BULK, 9)).isEmpty();

		fast.forEach(Permit::close);

		assertThat(take(lanes, Lane.BULK, 9)).hasSize(2);
	}

	@Test
	void closeGivesBothPermitsBack() {
		Lanes lanes = new Lanes(new LaneLimits(5, 3, NOW, NOW));
		take(lanes, Lane.BULK, 9).forEach(Permit::close);

		assertThat(take(lanes, Lane.BULK, 9)).hasSize(2);
		assertThat(take(lanes, Lane.FAST, 9)).hasSize(3);
	}

	@Test
	void enterWaitsForItsTurn() {
		Lanes lanes = new Lanes(new LaneLimits(1, 0, LONG, LONG));
		Permit held = lanes.enter(Lane.BULK).orElseThrow();

		CompletableFuture<Optional<Permit>> waiting = CompletableFuture.supplyAsync(() -> lanes.enter(Lane.FAST));
		assertThat(waiting).isNotDone();
		held.close();

		assertThat(waiting).succeedsWithin(LONG).matches(Optional::isPresent);
	}

	@Test
	void bindsDefaults() {
		LaneLimits limits = new Binder(new MapConfigurationPropertySource()).bindOrCreate("crossover.cpu.lanes",
				LaneLimits.class);

		assertThat(limits).isEqualTo(new LaneLimits(20, 12, Duration.ofSeconds(2), Duration.ofSeconds(10)));
		assertThat(limits.bulkPermits()).isEqualTo(8);
	}

	private static List<Permit> take(Lanes lanes, Lane lane, int tries) {
		List<Permit> taken = new ArrayList<>();
		for (int i = 0; i < tries; i++) {
			lanes.enter(lane).ifPresent(taken::add);
		}
		return taken;
	}

}
