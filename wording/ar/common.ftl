# What every page says. `$n` chooses the plural form, `$shown` is the same number as the language writes it.
site-name = دليل البنية التحتية الرقمية العامة
site-description = ابحث عن مكوّنات مفتوحة المصدر للبنية التحتية الرقمية العامة: الهوية والمدفوعات وتبادل البيانات والسجل المدني والصحة وغيرها. لكل معلومة مصدرها وتاريخها.
skip = انتقل إلى المحتوى
nav-site = الصفحات الرئيسية
nav-search = البحث
nav-collections = المجموعات
nav-building-blocks = اللبنات الأساسية
nav-about = عن الدليل
nav-language = اللغة:
nav-more = المزيد عن الدليل
nav-inclusion = ما يمكن إدراجه
nav-api = للمطورين
nav-feed = الجديد (موجز ويب)
nav-accessibility = إمكانية الوصول
foot-listing = الإدراج في الدليل ليس تأييدًا ولا شهادة اعتماد. وكل معلومة مأخوذة من المصدر المذكور بجانبها.
components-count = { $n ->
    [zero] لا مكوّنات
    [one] مكوّن واحد
    [two] مكوّنان
    [few] { $shown } مكوّنات
    [many] { $shown } مكوّنًا
   *[other] { $shown } مكوّن
}
countries-count = { $n ->
    [zero] غير مستخدمة في أي بلد
    [one] مستخدمة في بلد واحد
    [two] مستخدمة في بلدين
    [few] مستخدمة في { $shown } بلدان
    [many] مستخدمة في { $shown } بلدًا
   *[other] مستخدمة في { $shown } بلد
}
organisations-count = { $n ->
    [zero] لا منظمات
    [one] منظمة واحدة
    [two] منظمتان
    [few] { $shown } منظمات
    [many] { $shown } منظمة
   *[other] { $shown } منظمة
}
# Names of facts; filters and rows of tables use the same.
fact-domains = المجالات
fact-capabilities = أوجه الاستخدام
fact-building-blocks = اللبنات الأساسية
fact-sdgs = أهداف التنمية المستدامة
fact-countries = بلدان الاستخدام
fact-standards = المعايير
fact-license = الرخصة
fact-kind = النوع
fact-development = مرحلة التطوير
fact-organisations = المنظمات
fact-dpg = منفعة عامة رقمية
fact-languages = اللغات
fact-programming-languages = لغات البرمجة
