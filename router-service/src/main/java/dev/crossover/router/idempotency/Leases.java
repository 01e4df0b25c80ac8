package dev.crossover.router.idempotency;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Renews the leases of the requests that this instance is running. */
@Component
class Leases implements DisposableBean {

	private static final Logger log = LoggerFactory.getLogger(Leases.class);

	private final Claims claims;

	private final Set<Claim.Ours> held = ConcurrentHashMap.newKeySet();

	private final ScheduledExecutorService timer = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("idempotency-leases").factory());

	Leases(Claims claims) {
		this.claims = claims;
		long every = Claims.LEASE.toMillis() / 3;
		var _ = this.timer.scheduleWithFixedDelay(this::renew, every, every, TimeUnit.MILLISECONDS);
	}

	void hold(Claim.Ours claim) {
		this.held.add(claim);
	}

	void drop(Claim.Ours claim) {
		this.held.remove(claim);
	}

	void renew() {
		for (Claim.Ours claim : this.held) {
			try {
				this.claims.renew(claim);
			}
			catch (RuntimeException ex) {
				log.warn("A lease is not renewed: {}", ex.getClass().getSimpleName());
			}
		}
	}

	@Override
	public void destroy() {
		this.timer.shutdownNow();
	}

}
