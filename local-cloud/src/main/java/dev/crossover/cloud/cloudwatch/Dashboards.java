package dev.crossover.cloud.cloudwatch;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.protocol.Arn;
import dev.crossover.cloud.protocol.Fields;
import dev.crossover.cloud.protocol.Operation;
import dev.crossover.cloud.storage.Storage;
import dev.crossover.cloud.storage.Table;

/** Dashboards: checked, kept and given back, not drawn. */
public final class Dashboards {

	private static final String NAME = "DashboardName";

	private static final int PAGE = 1000;

	private final InstantSource clock;

	private final Table<Dashboard> table;

	public Dashboards(InstantSource clock, Storage storage) {
		this.clock = clock;
		this.table = storage.table("cloudwatch-dashboard", Dashboard.class);
	}

	Map<String, Operation> operations() {
		return Map.of("PutDashboard", this::put, "GetDashboard", this::get, "ListDashboards", this::list,
				"DeleteDashboards", this::delete);
	}

	List<Map<String, String>> put(String name, String body) {
		if (!name.matches("[A-Za-z0-9_-]{1,255}")) {
			throw new AwsError(400, "DashboardInvalidInputError",
					"The value %s for field DashboardName contains invalid characters.".formatted(name));
		}
		List<Map<String, String>> remarks = DashboardBody.check(body);
		this.table.put(name, new Dashboard(name, body, this.clock.instant()));
		return remarks;
	}

	private Map<String, ?> put(Fields input) {
		return Map.of("DashboardValidationMessages", put(input.text(NAME), input.text("DashboardBody")));
	}

	private Map<String, ?> get(Fields input) {
		Dashboard dashboard = known(input.text(NAME));
		return Map.of(NAME, dashboard.name(), "DashboardArn", dashboard.arn(), "DashboardBody", dashboard.body());
	}

	private Map<String, ?> list(Fields input) {
		String prefix = input.text("DashboardNamePrefix", "");
		List<Dashboard> found = this.table.values()
			.stream()
			.filter((dashboard) -> dashboard.name().startsWith(prefix))
			.toList();
		return CloudWatchErrors.page(found, input.text("NextToken", ""), PAGE)
			.answer("DashboardEntries", Dashboard::entry);
	}

	private Map<String, ?> delete(Fields input) {
		List<Dashboard> all = input.texts("DashboardNames").stream().map(this::known).toList();
		all.forEach((dashboard) -> this.table.remove(dashboard.name()));
		return Map.of();
	}

	private Dashboard known(String name) {
		return this.table.get(name)
			.orElseThrow(
					() -> new AwsError(404, "DashboardNotFoundError", "Dashboard %s does not exist".formatted(name)));
	}

	/**
	 * A dashboard as it is kept.
	 *
	 * @param name its name
	 * @param body what it shows
	 * @param modified when it was put
	 */
	private record Dashboard(String name, String body, Instant modified) {

		String arn() {
			return new Arn("cloudwatch", "dashboard/" + this.name).toString();
		}

		Map<String, Object> entry() {
			return Map.of(NAME, this.name, "DashboardArn", arn(), "LastModified", this.modified, "Size",
					this.body.getBytes(StandardCharsets.UTF_8).length);
		}

	}

}
