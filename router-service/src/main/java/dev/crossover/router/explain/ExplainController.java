package dev.crossover.router.explain;

import java.io.IOException;

import dev.crossover.common.account.Account;
import dev.crossover.policy.plan.AccountPlan;
import dev.crossover.router.model.Catalogue;
import dev.crossover.router.routing.Routes;
import dev.crossover.router.routing.Wish;
import dev.crossover.router.routing.Work;
import dev.crossover.router.web.JsonBody;
import dev.crossover.router.web.Preferences;
import dev.crossover.router.web.RequestBodies;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells where work would go, by the very policy that would send it, and does nothing: for
 * documents as in a classification, or for a number of them. What one call cannot hold,
 * or what prefers an answer later, is judged as the batch it would become.
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
		return Explanation.of(this.routes.explain(work, question.load(body.length),
				Preferences.of(request).respondAsync(), question.supposedGpu()));
	}

}
