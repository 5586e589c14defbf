import type { RouteModule } from "@/lib/http/open-api";
import * as accessCoverage from "../access-events/coverage/route";
import * as accessFailures from "../access-events/failures/route";
import * as accessPerson from "../access-events/person/route";
import * as accessEvents from "../access-events/route";
import * as accessSummary from "../access-events/summary/route";
import * as accessTimeline from "../access-events/timeline/route";
import * as accessUnknown from "../access-events/unknown-targets/route";
import * as accessSourceHours from "../access-sources/[id]/hours/route";
import * as setAsideRetry from "../access-sources/[id]/set-aside/retry/route";
import * as setAside from "../access-sources/[id]/set-aside/route";
import * as accessSources from "../access-sources/route";
import * as accountPassphrase from "../account/passphrase/route";
import * as accountSignOut from "../account/sign-out/route";
import * as attestationHandOver from "../attestations/hand-over/route";
import * as markAccept from "../attestations/marks/[id]/accept/route";
import * as markDecline from "../attestations/marks/[id]/decline/route";
import * as markWithdraw from "../attestations/marks/[id]/withdraw/route";
import * as attestationProgress from "../attestations/progress/route";
import * as attestationRetire from "../attestations/retire/route";
import * as attestations from "../attestations/route";
import * as auditTrail from "../audit-trail/route";
import * as auditVerification from "../audit-trail/verification/route";
import * as breakGlassApprove from "../break-glass/[id]/approve/route";
import * as breakGlassEnd from "../break-glass/[id]/end/route";
import * as breakGlassReject from "../break-glass/[id]/reject/route";
import * as breakGlassReview from "../break-glass/[id]/review/route";
import * as breakGlassRequest from "../break-glass/[id]/route";
import * as breakGlassWithdraw from "../break-glass/[id]/withdraw/route";
import * as breakGlass from "../break-glass/route";
import * as breakGlassSummary from "../break-glass/summary/route";
import * as breakGlassSettle from "../break-glass/uses/[id]/settle/route";
import * as breakGlassUses from "../break-glass/uses/route";
import * as declarationDecide from "../declarations/[id]/decide/route";
import * as declarationHistory from "../declarations/history/route";
import * as declarationOrder from "../declarations/order/route";
import * as declarations from "../declarations/route";
import * as declarationWithdraw from "../declarations/withdraw/route";
import * as dutiesExport from "../duties/export/route";
import * as duties from "../duties/route";
import * as exportCancel from "../evidence/exports/[id]/cancel/route";
import * as exportFile from "../evidence/exports/[id]/file/route";
import * as evidenceExport from "../evidence/exports/[id]/route";
import * as evidenceExports from "../evidence/exports/route";
import * as exemptionApprove from "../exemptions/[id]/approve/route";
import * as exemptionEnd from "../exemptions/[id]/end/route";
import * as exemptionReject from "../exemptions/[id]/reject/route";
import * as exemptionWithdraw from "../exemptions/[id]/withdraw/route";
import * as exemptions from "../exemptions/route";
import * as findingJudge from "../findings/[id]/judge/route";
import * as findingReopen from "../findings/[id]/reopen/route";
import * as findings from "../findings/route";
import * as groupRemove from "../groups/[id]/remove/route";
import * as groups from "../groups/route";
import * as health from "../health/route";
import * as ingest from "../ingest/[source]/route";
import * as inviteAccept from "../invites/accept/route";
import * as inviteLook from "../invites/look/route";
import * as kpi from "../kpis/[id]/route";
import * as kpiRows from "../kpis/[id]/rows/route";
import * as kpiTrend from "../kpis/[id]/trend/route";
import * as kpisByTeam from "../kpis/by-team/route";
import * as kpis from "../kpis/route";
import * as metrics from "../metrics/route";
import * as namingTest from "../naming/test/route";
import * as openItems from "../open-items/route";
import * as principalRuleRemove from "../principal-rules/[id]/remove/route";
import * as principalRules from "../principal-rules/route";
import * as principalRuleTry from "../principal-rules/try/route";
import * as principals from "../principals/route";
import * as ready from "../ready/route";
import * as registerImportApply from "../register-imports/[id]/apply/route";
import * as registerImportBad from "../register-imports/[id]/bad/route";
import * as registerImportDecide from "../register-imports/[id]/decide/route";
import * as registerImport from "../register-imports/[id]/route";
import * as registerImportRows from "../register-imports/[id]/rows/route";
import * as registerImports from "../register-imports/route";
import * as registerExport from "../registers/[register]/export/route";
import * as registers from "../registers/[register]/route";
import * as roleBindingRemove from "../role-bindings/[id]/remove/route";
import * as roleChangeDecide from "../role-changes/[id]/decide/route";
import * as ruleTry from "../rules/try/route";
import * as search from "../search/route";
import * as secretAccess from "../secrets/[id]/access/route";
import * as secretAttributes from "../secrets/[id]/attributes/route";
import * as secretCounterparts from "../secrets/[id]/counterparts/route";
import * as secret from "../secrets/[id]/route";
import * as secretsAttributes from "../secrets/attributes/route";
import * as secretsExport from "../secrets/export/route";
import * as secretFacets from "../secrets/facets/route";
import * as secrets from "../secrets/route";
import * as signingKeys from "../signing-keys/route";
import * as placeGone from "../sources/[id]/places/[placeId]/gone/route";
import * as source from "../sources/[id]/route";
import * as sourceSync from "../sources/[id]/sync/route";
import * as sources from "../sources/route";
import * as runCancel from "../sync-runs/[id]/cancel/route";
import * as heldRemoval from "../sync-runs/[id]/held-removals/[placeId]/route";
import * as run from "../sync-runs/[id]/route";
import * as runs from "../sync-runs/route";
import * as targetTry from "../targets/try/route";
import * as tokenRevoke from "../tokens/[id]/revoke/route";
import * as tokens from "../tokens/route";
import * as userAct from "../users/[id]/act/route";
import * as userRoles from "../users/[id]/roles/route";
import * as userInvite from "../users/invite/route";
import * as users from "../users/route";
import * as viewDelete from "../views/[id]/delete/route";
import * as view from "../views/[id]/route";
import * as views from "../views/route";
import * as viewStarting from "../views/starting/route";

/** Every route but openapi.json itself; a test compares this list with the folders. */
export const routes: Readonly<Record<string, RouteModule>> = {
  "/health": health,
  "/ready": ready,
  "/kpis": kpis,
  "/kpis/by-team": kpisByTeam,
  "/kpis/{id}": kpi,
  "/kpis/{id}/rows": kpiRows,
  "/kpis/{id}/trend": kpiTrend,
  "/metrics": metrics,
  "/attestations": attestations,
  "/attestations/progress": attestationProgress,
  "/attestations/hand-over": attestationHandOver,
  "/attestations/retire": attestationRetire,
  "/attestations/marks/{id}/accept": markAccept,
  "/attestations/marks/{id}/decline": markDecline,
  "/attestations/marks/{id}/withdraw": markWithdraw,
  "/findings": findings,
  "/findings/{id}/judge": findingJudge,
  "/findings/{id}/reopen": findingReopen,
  "/duties": duties,
  "/duties/export": dutiesExport,
  "/exemptions": exemptions,
  "/exemptions/{id}/approve": exemptionApprove,
  "/exemptions/{id}/reject": exemptionReject,
  "/exemptions/{id}/withdraw": exemptionWithdraw,
  "/exemptions/{id}/end": exemptionEnd,
  "/search": search,
  "/views": views,
  "/views/starting": viewStarting,
  "/views/{id}": view,
  "/views/{id}/delete": viewDelete,
  "/secrets": secrets,
  "/secrets/attributes": secretsAttributes,
  "/secrets/export": secretsExport,
  "/secrets/facets": secretFacets,
  "/secrets/{id}": secret,
  "/secrets/{id}/access": secretAccess,
  "/secrets/{id}/counterparts": secretCounterparts,
  "/secrets/{id}/attributes": secretAttributes,
  "/sources": sources,
  "/sources/{id}": source,
  "/sources/{id}/sync": sourceSync,
  "/sources/{id}/places/{placeId}/gone": placeGone,
  "/access-sources/{id}/set-aside": setAside,
  "/access-sources/{id}/set-aside/retry": setAsideRetry,
  "/ingest/{source}": ingest,
  "/sync-runs": runs,
  "/sync-runs/{id}": run,
  "/sync-runs/{id}/cancel": runCancel,
  "/sync-runs/{id}/held-removals/{placeId}": heldRemoval,
  "/access-events": accessEvents,
  "/access-sources": accessSources,
  "/access-sources/{id}/hours": accessSourceHours,
  "/principals": principals,
  "/principal-rules": principalRules,
  "/principal-rules/try": principalRuleTry,
  "/principal-rules/{id}/remove": principalRuleRemove,
  "/access-events/summary": accessSummary,
  "/access-events/timeline": accessTimeline,
  "/access-events/failures": accessFailures,
  "/access-events/coverage": accessCoverage,
  "/access-events/unknown-targets": accessUnknown,
  "/access-events/person": accessPerson,
  "/open-items": openItems,
  "/break-glass": breakGlass,
  "/break-glass/summary": breakGlassSummary,
  "/break-glass/uses": breakGlassUses,
  "/break-glass/uses/{id}/settle": breakGlassSettle,
  "/break-glass/{id}": breakGlassRequest,
  "/break-glass/{id}/approve": breakGlassApprove,
  "/break-glass/{id}/reject": breakGlassReject,
  "/break-glass/{id}/withdraw": breakGlassWithdraw,
  "/break-glass/{id}/end": breakGlassEnd,
  "/break-glass/{id}/review": breakGlassReview,
  "/invites/accept": inviteAccept,
  "/invites/look": inviteLook,
  "/audit-trail": auditTrail,
  "/audit-trail/verification": auditVerification,
  "/evidence/exports": evidenceExports,
  "/evidence/exports/{id}": evidenceExport,
  "/evidence/exports/{id}/cancel": exportCancel,
  "/evidence/exports/{id}/file": exportFile,
  "/signing-keys": signingKeys,
  "/tokens": tokens,
  "/tokens/{id}/revoke": tokenRevoke,
  "/declarations": declarations,
  "/declarations/withdraw": declarationWithdraw,
  "/declarations/order": declarationOrder,
  "/declarations/history": declarationHistory,
  "/declarations/{id}/decide": declarationDecide,
  "/rules/try": ruleTry,
  "/naming/test": namingTest,
  "/targets/try": targetTry,
  "/registers/{register}": registers,
  "/registers/{register}/export": registerExport,
  "/register-imports": registerImports,
  "/register-imports/{id}": registerImport,
  "/register-imports/{id}/rows": registerImportRows,
  "/register-imports/{id}/bad": registerImportBad,
  "/register-imports/{id}/apply": registerImportApply,
  "/register-imports/{id}/decide": registerImportDecide,
  "/account/passphrase": accountPassphrase,
  "/account/sign-out": accountSignOut,
  "/groups/{id}/remove": groupRemove,
  "/groups": groups,
  "/role-bindings/{id}/remove": roleBindingRemove,
  "/role-changes/{id}/decide": roleChangeDecide,
  "/users/{id}/act": userAct,
  "/users/{id}/roles": userRoles,
  "/users/invite": userInvite,
  "/users": users,
};
