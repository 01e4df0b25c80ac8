package dev.crossover.scaler.fleet;

import java.time.InstantSource;
import java.util.Optional;

import dev.crossover.policy.scaling.FleetObservation;
import dev.crossover.policy.scaling.ScalingDecision;
import dev.crossover.policy.scaling.ScalingPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Service;

/**
 * Looks at the GPU and its work, asks the policy, and carries its answer out. Several
 * looks at a time are harmless: each sets a desired state, and SageMaker refuses a second
 * change while one is under way.
 */
@Service
public class Scaler {

	private static final Logger log = LoggerFactory.getLogger(Scaler.class);

	private final GpuEndpoint endpoint;

	private final WorkLedger ledger;

	private final ScalingLog scalingLog;

	private final ScalingPolicy policy;

	private final InstantSource clock;

	Scaler(GpuEndpoint endpoint, WorkLedger ledger, ScalingLog scalingLog, ScalingPolicy policy, InstantSource clock) {
		this.endpoint = endpoint;
		this.ledger = ledger;
		this.scalingLog = scalingLog;
		this.policy = policy;
		this.clock = clock;
	}

	/**
	 * Looks once.
	 * @param cause what made us look
	 * @param waitingBatch a batch that is said to wait, which the index of open work may
	 * not show yet
	 */
	public void look(String cause, Optional<String> waitingBatch) {
		FleetObservation seen = observe(waitingBatch);
		ScalingDecision decision = this.policy.decide(seen);
		act(decision);
		this.scalingLog.record(seen, decision, cause);
	}

	private FleetObservation observe(Optional<String> waitingBatch) {
		GpuEndpoint.Size size = this.endpoint.size();
		return new FleetObservation(this.clock.instant(), size.current(), size.desired(), size.updating(),
				this.endpoint.backlog(), this.ledger.openWork(waitingBatch), this.scalingLog.quietSince().orElse(null));
	}

	private void act(ScalingDecision decision) {
		switch (decision) {
			case ScalingDecision.Wake wake -> {
				log.info("Waking the GPU: {}", wake.reason());
				this.endpoint.resize(wake.instances());
			}
			case ScalingDecision.Sleep sleep -> {
				log.info("Putting the GPU to sleep: {}", sleep.reason());
				this.endpoint.resize(0);
			}
			case ScalingDecision.Hold hold -> log.debug("Leaving the GPU: {}", hold.reason());
		}
	}

}
