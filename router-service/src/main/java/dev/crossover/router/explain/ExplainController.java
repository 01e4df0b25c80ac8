package dev.crossover.router.explain;

import java.io.IOException;
import java.util.List;

import dev.crossover.common.account.Account;
import dev.crossover.common.ledger.DecisionView;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.InputError;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.policy.plan.AccountPlan;
import dev.crossover.router.model.Catalogue;
import dev.crossover.router.routing.Load;
import dev.crossover.router.routing.Routes;
import dev.crossover.router.routing.Wish;
import dev.crossover.router.routing.Work;
import dev.crossover.router.web.JsonBody;
import dev.crossover.router.web.RequestBodies;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells where work would go, by the very policy that would send it, and does nothing: for
 * documents as in a classification, or for a number of them.
 */
@RestController
class ExplainController {

	private static final int MOST_BYTES = 16 << 20;

	private final JsonBody json;

	private final Catalogue catalogue;

	private final Routes routes;

	ExplainController(JsonBody json, Catalogue catalogue, Routes routes) {
		this.json = json;
		this.catalogue = catalogue;
		this.routes = routes;
	}

	@PostMapping("/v1/routes/explain")
	Explanation explain(Account account, AccountPlan plan, @RequestParam(required = false) @Nullable String pipeline,
			HttpServletRequest request) throws IOException {
		byte[] body = RequestBodies.json(request, MOST_BYTES);
		Question question = this.json.read(body, Question.class);
		Work work = new Work(account, plan, this.catalogue.check(question.models(), "/models"),
				Wish.of(pipeline, question.completionWindow(), plan.defaultWindow(), "/completion_window"));
		return new Explanation(DecisionView.of(this.routes.decide(work, question.load(body.length), false)));
	}

	/**
	 * What might be sent.
	 *
	 * @param models the models asked for
	 * @param documents the documents, which are only counted
	 * @param documentCount how many there would be
	 * @param bytes how long they would be
	 * @param completionWindow by when they would be needed
	 */
	record Question(@Nullable List<@Nullable String> models, @Nullable List<JsonNode> documents,
			@Nullable Long documentCount, @Nullable Long bytes, @Nullable String completionWindow) {

		Load load(int length) {
			if (this.documents != null && this.documentCount == null) {
				return new Load(this.documents.size(), (this.bytes != null) ? this.bytes : length);
			}
			if (this.documents != null || this.documentCount == null || this.documentCount < 1) {
				String detail = "Send either \"documents\" or a \"document_count\" of at least 1.";
				throw new ProblemException(ErrorCode.INVALID_REQUEST, detail,
						List.of(InputError.at("/document_count", ErrorCode.INVALID_REQUEST.text(), detail)));
			}
			return new Load(this.documentCount, (this.bytes != null) ? Math.max(0, this.bytes) : 0);
		}

		/**
		 * Leaves the documents out: no text of a document in a log.
		 */
		@Override
		public String toString() {
			return "Question[models=%s]".formatted(this.models);
		}

	}

	/**
	 * The answer.
	 *
	 * @param decision what would be decided
	 */
	record Explanation(DecisionView decision) {
	}

}
