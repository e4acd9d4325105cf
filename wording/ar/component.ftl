# صفحة المكوّن وبطاقته. `$day` يوم مكتوب كما تكتبه اللغة.
section-what = ماذا يفعل
section-features = ماذا يقدّم
section-where = أين يُستخدم
section-purposes = لأي غرض
section-stewards = من يقف وراءه
section-development = المشروع
section-collections = ضمن المجموعات
section-alternatives = مكوّنات مشابهة
section-unknown = ما ليس معروفًا
section-sources = المصادر
section-entry = هذا المدخل
section-history = التاريخ
section-formats = للآلات
section-link = رابط هذه الصفحة
section-cite = الاستشهاد بهذا المدخل
cite-text = نص
section-embed = عرضه في موقعك
go-website = الموقع
go-documentation = التوثيق
go-code = الشفرة المصدرية
go-present = عرض تقديمي
go-correct = اقتراح تصحيح
text-unreviewed = أجزاء من هذه الصفحة ترجمة بمساعدة الآلة لم يراجعها إنسان بعد.
text-english = لم يُترجم بعد؛ معروض بالإنجليزية.
glance-use = الاستخدام المعروف
glance-countries = { $n ->
    [zero] لا بلدان
    [one] بلد واحد
    [two] بلدان
    [few] { $shown } بلدان
    [many] { $shown } بلدًا
   *[other] { $shown } بلد
}
glance-activity = أحدث تغيير لوحظ: { $day }
glance-reviewed = آخر مراجعة
fact-website = الموقع
fact-documentation = التوثيق
fact-repositories = الشفرة المصدرية
fact-first-release = أول إصدار
fact-last-activity = أحدث تغيير لوحظ
fact-aliases = أسماء أخرى
fact-former-names = أسماء سابقة
fact-relations = العلاقات
fact-as-of = بتاريخ { $day }
where-note = بلدان يذكرها مصدر. وحيث لا يُذكر شيء بجانب البلد فإن المصدر لا يبيّن مدى الاستخدام فيه.
use-worldwide = { $n ->
    [zero] لا يحصي المصدر أي بلد أو إقليم في العالم.
    [one] يحصي المصدر بلدًا أو إقليمًا واحدًا في العالم.
    [two] يحصي المصدر بلدين أو إقليمين في العالم.
    [few] يحصي المصدر { $shown } بلدان وأقاليم في العالم.
    [many] يحصي المصدر { $shown } بلدًا وإقليمًا في العالم.
   *[other] يحصي المصدر { $shown } بلد وإقليم في العالم.
}
standing-tested = مُختبَر
standing-tested-meaning = متحقَّق منه: أجرى أحدهم اختبارًا يُثبته.
standing-declared = يقوله المشروع
standing-declared-meaning = مُصرَّح به: يقوله أصحابه ولم يتحقق منه غيرهم.
standing-inferred = قراءة القيّم
standing-inferred-meaning = مستنتَج: قرأه أحد القيّمين على هذا الدليل في المصدر.
role-owner = المالك
role-maintainer = القائم على الصيانة
role-host = الجهة المستضيفة
role-funder = المموّل
role-implementer = الجهة المنفِّذة
role-supporter = الداعم
# Kinds of licences in a few words, each with its meaning in a sentence.
license-permissive = حر الاستخدام، حتى في المنتجات المغلقة
license-permissive-meaning = يجوز لأي شخص استخدامه وتعديله وتوزيعه، حتى ضمن منتجات مغلقة، ما دام نص الرخصة والإشعارات محفوظة.
license-weak = حر الاستخدام، وتبقى تعديلاته مفتوحة
license-weak-meaning = يجوز لأي شخص استخدامه وتعديله وتوزيعه. ومن يوزّع نسخة معدّلة يجب أن يُبقي تلك الأجزاء مفتوحة، ويجوز أن تكون للبرمجيات الأخرى التي تستخدمه شروطها الخاصة.
license-strong = حر الاستخدام، ويبقى ما يُبنى عليه مفتوحًا
license-strong-meaning = يجوز لأي شخص استخدامه وتعديله وتوزيعه. ومن يوزّع نسخة معدّلة، أو برنامجًا يتضمنه، يجب أن يوفّر الشفرة المصدرية بالرخصة نفسها.
license-network = حر الاستخدام، ويبقى مفتوحًا حتى عند تقديمه خدمةً عبر الشبكة
license-network-meaning = يجوز لأي شخص استخدامه وتعديله وتوزيعه. ومن يوزّع نسخة معدّلة، أو يتيح لغيره استخدامها عبر الشبكة، يجب أن يوفّر لهم شفرتها المصدرية بالرخصة نفسها.
license-compatible = حر الاستخدام، ويبقى مفتوحًا حتى عند تقديمه خدمةً عبر الشبكة
license-compatible-meaning = يجوز لأي شخص استخدامه وتعديله وتوزيعه. ومن يوزّع نسخة معدّلة، أو يقدّمها عبر الشبكة، يجب أن يوفّر شفرتها المصدرية بالرخصة نفسها أو برخصة تسمّيها الرخصة متوافقة معها.
license-public-domain = حر لأي استخدام، بلا شروط
license-public-domain-meaning = تنازل مؤلفوه عن حقوقهم بقدر ما يسمح به القانون: يجوز لأي شخص استخدامه لأي غرض، بلا شروط.
license-attribution = حر لأي استخدام، مع ذكر المؤلفين
license-attribution-meaning = يجوز لأي شخص استخدامه وتعديله وتوزيعه لأي غرض، ما دام المؤلفون يُذكرون.
license-share-alike = حر لأي استخدام، مع ذكر المؤلفين وإبقاء التعديلات مفتوحة
license-share-alike-meaning = يجوز لأي شخص استخدامه وتعديله وتوزيعه لأي غرض، ما دام المؤلفون يُذكرون وتُوزَّع النسخ المعدّلة بالشروط نفسها.
license-choice = لمن يستخدمه أن يختار من بين هذه الرخص:
license-together = تنطبق عدة رخص، كل منها على جزء منه:
license-osi = معتمدة من مبادرة المصدر المفتوح (OSI).
license-no-advice = ملخص للاسترشاد، والعبرة بنص الرخصة وحده.
relation-withdrawn = (أُزيل من الدليل)
relation-theirs = كما ورد في مدخل { $name }:
alternatives-note = محسوب مما تشترك فيه المداخل، ولا يعني أن أحدها يمكن أن يحل محل الآخر.
alternatives-shared = المشترك:
alike-related = مرتبطان أحدهما بالآخر
alike-words = وصفان متشابهان
unknown-not-known = غير معروف:
unknown-none = لا يوجد، بحسب المصادر:
unknown-not-applicable = لا ينطبق هنا:
unknown-note = ما لا يُظهره أي مصدر يُترك، وهذا لا يعني «لا».
# Number of a source, for screen readers.
source-mark = المصدر { $number }
source-primary = مصدر المشروع نفسه
source-registry = سجل
source-secondary = وصف من طرف آخر
source-read = قُرئ في { $day }
history-added = أُضيف
history-reviewed = روجع
history-changed = آخر تغيير منشور
history-due = موعد المراجعة التالية
qr-alt = رمز QR بعنوان هذه الصفحة
link-note = هذا العنوان دائم. ورمز QR يؤدي إليه ويمكن استخدامه بحرية.
embed-note = انسخ هذه الأسطر إلى صفحة لتعرض فيها بطاقة صغيرة بهذا المدخل.
embed-see = عرض البطاقة
embed-more = المصادر والتفاصيل في دليل البنية التحتية الرقمية العامة
