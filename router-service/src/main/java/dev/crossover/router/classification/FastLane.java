package dev.crossover.router.classification;

import java.util.Optional;
import java.util.UUID;

import dev.crossover.common.ledger.DecisionView;
import dev.crossover.policy.routing.Route;
import dev.crossover.policy.routing.RoutingDecision;
import dev.crossover.router.idempotency.Idempotency;
import dev.crossover.router.quota.DayQuotas;
import dev.crossover.router.remote.CpuPipeline;
import dev.crossover.router.routing.DecisionHeaders;
import dev.crossover.router.routing.Work;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers at once what the policy sends through the fast lane. */
@Component
class FastLane {

	/** What a call of SageMaker Serverless may hold. */
	private static final int MOST_BYTES = 4 << 20;

	private final CpuPipeline pipeline;

	private final JsonMapper json;

	private final DayQuotas quotas;

	FastLane(CpuPipeline pipeline, JsonMapper json, DayQuotas quotas) {
		this.pipeline = pipeline;
		this.json = json;
		this.quotas = quotas;
	}

	/**
	 * Answers at once, if it can.
	 * @param work what is asked for
	 * @param documents the documents
	 * @param decision where they go
	 * @return the answer, or empty when this needs a batch
	 */
	Optional<ResponseEntity<byte[]>> answer(Work work, Documents documents, RoutingDecision decision) {
		if (!(decision.route() instanceof Route.Cpu cpu) || !cpu.atOnce()) {
			return Optional.empty();
		}
		byte[] staged = documents.staged(this.json);
		return (staged.length <= MOST_BYTES) ? Optional.of(answer(work, documents, staged, DecisionView.of(decision)))
				: Optional.empty();
	}

	private byte[] charged(Work work, Documents documents, byte[] staged, DecisionView decision, String id) {
		Runnable giveBack = this.quotas.use(work.account(), work.plan().quotas(), documents.checked().size(),
				decision.estimates().cpu().costUsd(), decision.estimates().singlePipeline().costUsd());
		try {
			return (staged.length > 0) ? this.pipeline.classify(work.account(), id, work.models(), staged) : staged;
		}
		catch (RuntimeException ex) {
			giveBack.run();
			throw ex;
		}
	}

	private ResponseEntity<byte[]> answer(Work work, Documents documents, byte[] staged, DecisionView decision) {
		String id = "cls_" + Idempotency.ulid().orElseGet(() -> UUID.randomUUID().toString().replace("-", ""));
		byte[] results = charged(work, documents, staged, decision, id);
		Answer answer = new Answer(id, work.models(), decision);
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_JSON)
			.headers((headers) -> DecisionHeaders.set(headers, decision))
			.body(answer.write(documents.checked(), results, this.json));
	}

}
