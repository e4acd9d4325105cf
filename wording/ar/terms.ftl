# Lists of terms, the page of a term, and the page of an organisation.
terms-list-domains = المجالات
terms-list-building-blocks = اللبنات الأساسية
terms-list-standards = المعايير
terms-list-countries = البلدان والأقاليم
terms-list-sdgs = أهداف التنمية المستدامة
terms-list-capabilities = أوجه استخدام المكوّنات
terms-list-organisations = المنظمات
terms-lead-domains = الأغراض التي تخدمها المكوّنات. ويبيّن العدد بجانب كل مجال كم مكوّنًا مدرجًا ينتمي إليه.
terms-lead-building-blocks = الأجزاء القابلة لإعادة الاستخدام التي تصفها GovStack، وعدد المكوّنات المدرجة التي تنفذ كلًّا منها. وتُذكر الثغرات صراحة.
terms-lead-standards = المعايير التقنية ومعايير البيانات التي تدعمها المكوّنات المدرجة.
terms-lead-countries = الأماكن التي تُستخدم فيها المكوّنات المدرجة أو استُخدمت فيها، وفق مصادر علنية. والبلد الذي لا عدد بجانبه بلد لا يُعرف فيه استخدام، لا بلد بلا استخدام.
terms-lead-sdgs = أهداف الأمم المتحدة والمكوّنات التي تخدم كلًّا منها.
terms-lead-capabilities = المهام التي يبحث الناس عن حلول لها، بحسب المجال.
terms-lead-organisations = الجهات التي تملك مكوّنات مدرجة أو تصونها أو تستضيفها أو تمولها أو تدعمها. ويبيّن العدد كم مكوّنًا.
terms-more = { $n ->
    [zero] لا بلدان أو أقاليم لا يُعرف فيها استخدام
    [one] بلد أو إقليم واحد لا يُعرف فيه استخدام
    [two] بلدان أو إقليمان لا يُعرف فيهما استخدام
    [few] { $shown } بلدان وأقاليم لا يُعرف فيها استخدام
    [many] { $shown } بلدًا وإقليمًا لا يُعرف فيها استخدام
   *[other] { $shown } بلد وإقليم لا يُعرف فيها استخدام
}
tier-core = بنية تحتية أساسية
tier-core-note = مشتركة بين جميع القطاعات.
tier-sector = نظم خاصة بقطاع واحد
tier-sector-note = تعدّها بعض التعريفات من البنية التحتية العامة الرقمية، ولا تعدّها أخرى.
terms-map = البلدان والأقاليم التي يُعرف فيها استخدام مكوّن مدرج
trail = جزء من
definition-source = مصدر التعريف:
gap-none = ثغرة: لا يُعرف مكوّن مدرج ينفذها. وهذا يعني «غير معروف»، ولا يعني أنه غير موجود.
gap-not-mature = تنفذها مكوّنات، لكن لا يُعرف عن أي منها أنه بلغ مرحلة تطوير مستقرة.
term-tier = المستوى
term-broader = المجال
term-narrower = أوجه الاستخدام
term-version = أحدث إصدار اطُّلع عليه من المواصفة
term-official = في قائمة GovStack الرسمية
term-official-yes = نعم
term-official-no = لا
term-publisher = الجهة الناشرة
term-address = عنوان النشر
term-elsewhere = في تصنيفات أخرى
term-words = كلمات متداولة
list-comma = {"، "}
scheme-cdpi = Centre for Digital Public Infrastructure
scheme-dpga = تحالف المنافع العامة الرقمية
scheme-govstack = GovStack
scheme-world-bank = البنك الدولي
term-heading-domains = مكوّنات هذا المجال
term-heading-building-blocks = المكوّنات التي تنفذها
term-heading-standards = المكوّنات التي تدعمه
term-heading-countries = المستخدم هنا
term-heading-sdgs = المكوّنات التي تخدم هذا الهدف
term-heading-capabilities = مكوّنات لهذا الاستخدام
term-heading-organisations = المكوّنات التي تقف وراءها
term-nobody = لا يُعرف أي مكوّن. لم يُثبت أحد وجوده بعد، وهذا لا يعني أنه غير موجود.
term-search = البحث في هذه المكوّنات وتصفيتها
take-title = خذ هذه البيانات معك
take-feed = موجز هذه المكوّنات
# Who says that a component and a term belong together.
claim-tested = مختبَر
claim-said = بحسب المشروع نفسه
claim-read = استنتجه قيّم الدليل من الوثائق
# States of use in a country.
use-live = قيد الاستخدام المنتظم
use-pilot = قيد التجربة
use-planned = مخطط له
use-retired = لم يعد مستخدمًا
use-unknown = الاستخدام معروف، وحالته غير معروفة
sources-count = { $n ->
    [zero] لا مصادر
    [one] مصدر واحد
    [two] مصدران
    [few] { $shown } مصادر
    [many] { $shown } مصدرًا
   *[other] { $shown } مصدر
}
organisation-aliases = أسماء أخرى
organisation-kind = نوع الجهة
organisation-country = المقر
organisation-site = الموقع
organisation-government = جهة حكومية
organisation-intergovernmental = منظمة حكومية دولية
organisation-nonprofit = جهة غير ربحية
organisation-academic = جامعة أو معهد بحوث
organisation-company = شركة
organisation-community = مجتمع مفتوح
